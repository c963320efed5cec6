package backprop.grader.course;

import backprop.grader.common.Texts;

/** Whether there is a result for a student. */
public enum Standing {
  GRADED,
  UNGRADED,
  UNREADABLE,
  MISSING;

  /** Returns the standing in words of a language. */
  public String words(Texts texts) {
    return texts.say("standing." + name());
  }
}
