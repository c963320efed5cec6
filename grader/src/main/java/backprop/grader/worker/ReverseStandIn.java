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
   * @param receiver null: the method is static
   * @param arguments primitives in their boxes, and so is the result
   */
  public static Object call(
      Class<?> owner, String method, String descriptor, Object receiver, Object[] arguments)
      throws Throwable {
    if (!(owner.getClassLoader() instanceof SubmissionClassLoader loader)) {
      throw new IllegalArgumentException(owner + " is no class of the submission");
    }
    return loader.worker().ask(owner.getName(), method, descriptor, arguments);
  }
}
