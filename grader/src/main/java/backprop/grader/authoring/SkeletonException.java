package backprop.grader.authoring;

/** Says where the markers of a solution are wrong, as {@code file:line: problem}. */
public class SkeletonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public SkeletonException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
