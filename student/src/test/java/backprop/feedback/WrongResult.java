package backprop.feedback;

import org.opentest4j.AssertionFailedError;

/**
 * A failed {@link Expectation}. Its message is the whole block; its localized message is one line,
 * for tools that list failures below the table, where the block would stand a second time.
 */
final class WrongResult extends AssertionFailedError {
  private static final long serialVersionUID = 1L;

  private final String summary;

  WrongResult(String block, String summary) {
    super(block);
    this.summary = summary;
  }

  @Override
  public String getLocalizedMessage() {
    return summary;
  }

  /** The class and the block: it heads the stack trace that an IDE shows. */
  @Override
  public String toString() {
    return AssertionFailedError.class.getName() + ": " + getMessage();
  }
}
