package backprop.grader.worker;

/**
 * What the generated methods of reverse stand-ins call: those of the submission's classes that the
 * grader answers for. Public, because generated code calls it.
 */
public final class ReverseStandIn {

  private ReverseStandIn() {}

  /**
   * Asks the grader.
   *
   * @param owner the reverse stand-in's class
   * @param method the method's name
   * @param descriptor its erased descriptor
   * @param receiver null: the method is static
   * @param arguments its arguments, primitives in their boxes
   * @return its result, primitives in their boxes
   */
  public static Object call(
      Class<?> owner, String method, String descriptor, Object receiver, Object[] arguments) {
    if (!(owner.getClassLoader() instanceof SubmissionClassLoader loader)) {
      throw new IllegalArgumentException(owner + " is no class of the submission");
    }
    try {
      return loader.worker().ask(owner.getName(), method, descriptor, arguments);
    } catch (Throwable t) {
      throw ReverseStandIn.<RuntimeException>asItIs(t);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T asItIs(Throwable throwable) throws T {
    throw (T) throwable;
  }
}
