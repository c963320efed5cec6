package backprop.feedback;

import org.opentest4j.AssertionFailedError;

/**
 * A failed {@link Expectation}. Its message is the whole block, or one line if the system property
 * {@value #BRIEF} is true: Maven lists all messages once more below the table.
 */
final class WrongResult extends AssertionFailedError {
  static final String BRIEF = "backprop.brief";

  private static final long serialVersionUID = 1L;

  private final String block;

  WrongResult(String block, String summary) {
    // The block starts on a line of its own: tools print the error's class before it.
    super(Boolean.getBoolean(BRIEF) ? summary : "\n" + block);
    this.block = block;
  }

  /** What the table shows above itself. */
  String block() {
    return block;
  }
}
