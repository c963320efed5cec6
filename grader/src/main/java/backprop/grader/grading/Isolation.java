package backprop.grader.grading;

/**
 * What a submission's code ran in.
 *
 * @param backend such as "bubblewrap" or "plain process"
 * @param selfTest "ok", or "none" where there's nothing to test
 * @param gaps what it does not cover, in words; empty if nothing is known
 */
public record Isolation(String backend, String selfTest, String gaps) {

  /** Returns all of it on one line. */
  public String sentence() {
    String tested = selfTest.equals("ok") ? ", self-test ok" : "";
    return backend + tested + (gaps.isEmpty() ? "" : ": " + gaps);
  }
}
