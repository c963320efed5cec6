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
}
