package backprop.grader.remote;

/** Learns what the hidden tests call and what comes of it, call by call. */
public interface CallObserver {

  /**
   * A call has ended.
   *
   * @param owner the class whose method or constructor was called
   * @param method the method's name, or {@code <init>}
   * @param arguments as they are after the call; not to be modified
   * @param result what it returned; null if it threw
   * @param thrown what it threw, or null
   */
  void ended(Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown);
}
