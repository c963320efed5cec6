package backprop.grader.remote;

import backprop.grader.protocol.MethodTable;

/** What the generated methods of all stand-ins call. Public, because generated code calls it. */
public final class StandIn {

  private StandIn() {}

  /**
   * Forwards a method, or a constructor by the name {@link MethodTable#CONSTRUCTOR}.
   *
   * <p>Exceptions cross as they are, checked ones too: the methods of the API declare theirs.
   *
   * @param receiver the stand-in, or null for a static method
   * @param arguments primitives in their boxes, and so is the result
   */
  public static Object call(
      Class<?> owner, String method, String descriptor, Object receiver, Object[] arguments)
      throws Throwable {
    return RemoteSubmission.of(owner).call(owner, method, descriptor, receiver, arguments);
  }
}
