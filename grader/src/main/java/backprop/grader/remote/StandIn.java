package backprop.grader.remote;

import backprop.grader.protocol.MethodTable;

/** What the generated methods of all stand-ins call. Public, because generated code calls it. */
public final class StandIn {

  private StandIn() {}

  /**
   * Forwards a method.
   *
   * @param owner the stand-in's class
   * @param method the method's name
   * @param descriptor its erased descriptor
   * @param receiver the stand-in, or null for a static method
   * @param arguments its arguments, primitives in their boxes
   * @return its result, primitives in their boxes
   */
  public static Object call(
      Class<?> owner, String method, String descriptor, Object receiver, Object[] arguments) {
    try {
      return RemoteSubmission.of(owner).call(owner, method, descriptor, receiver, arguments);
    } catch (Throwable t) {
      throw StandIn.<RuntimeException>asItIs(t);
    }
  }

  /**
   * Forwards a constructor.
   *
   * @param owner the class whose constructor it is
   * @param descriptor its erased descriptor
   * @param created the new stand-in
   * @param arguments its arguments, primitives in their boxes
   */
  public static void create(Class<?> owner, String descriptor, Object created, Object[] arguments) {
    call(owner, MethodTable.CONSTRUCTOR, descriptor, created, arguments);
  }

  /** Exceptions cross as they are, checked ones too: the methods of the API declare theirs. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T asItIs(Throwable throwable) throws T {
    throw (T) throwable;
  }
}
