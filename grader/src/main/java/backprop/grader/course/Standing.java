package backprop.grader.course;

/** Whether there is a result for a student. */
public enum Standing {
  GRADED("graded"),
  UNGRADED("the grader failed"),
  UNREADABLE("can't be read"),
  MISSING("nothing handed in");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** Returns the standing in words. */
  public String words() {
    return words;
  }
}
