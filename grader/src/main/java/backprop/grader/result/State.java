package backprop.grader.result;

import backprop.grader.common.Texts;

/** What became of one hidden test. Only {@link #PASSED} earns points. */
public enum State {
  PASSED,
  FAILED,
  NOT_IMPLEMENTED,
  NOT_COMPILED,
  TIMED_OUT,
  OUT_OF_MEMORY,
  CRASHED,
  PROTOCOL_VIOLATION,
  NOT_RUN;

  /** Returns the state in words that a student understands. */
  public String words() {
    return words(Texts.EN);
  }

  /** Returns the state in words of a language. */
  public String words(Texts texts) {
    return texts.say("state." + name());
  }
}
