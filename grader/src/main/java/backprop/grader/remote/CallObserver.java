package backprop.grader.remote;

/** Learns what the hidden tests call and what comes of it, call by call. */
public interface CallObserver {

  /**
   * A call has ended, of a method or of {@code <init>}.
   *
   * @param arguments as they are after the call; not to be modified
   * @param result what it returned; null if it threw
   * @param thrown what it threw, or null
   */
  void ended(Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown);

  /**
   * A call has ended; for whom wants to make it again.
   *
   * @param receiver the stand-in; null of a static method
   * @param descriptor of the method or constructor
   */
  default void ended(
      Object receiver,
      String descriptor,
      Class<?> owner,
      String method,
      Object[] arguments,
      Object result,
      Throwable thrown) {
    ended(owner, method, arguments, result, thrown);
  }
}
