package backprop.grader.owntests.child;

/** What a test says. The position in this list is the code on the wire. */
public enum Verdict {
  /** The test passed. */
  PASSED,
  /** It failed. */
  FAILED,
  /** It says neither: disabled, or given up. */
  NEITHER
}
