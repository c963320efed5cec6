package backprop.grader.report;

import backprop.grader.common.Texts;
import backprop.grader.course.Standing;
import backprop.grader.course.StudentResult;

/**
 * Why there is no result by the grader.
 *
 * @param title what happened
 * @param remark in the grader's words; empty if there is no more to say
 * @param advice what to do about it
 */
public record Trouble(String title, String remark, String advice) {

  /** Returns what to tell a student without a result; null if there is one. */
  static Trouble of(StudentResult entry, Texts t) {
    // Why it can't be read often asks for another file, which is settled here.
    if (entry.gradedByHand()) {
      return new Trouble(t.say("trouble.BY_HAND"), "", t.say("trouble.BY_HAND.advice"));
    }
    String key = "trouble." + entry.standing().name();
    if (entry.standing() == Standing.GRADED) {
      return null;
    }
    boolean noFile = entry.standing() == Standing.MISSING && !entry.handedInNothing();
    return new Trouble(
        t.say(noFile ? key + ".no-file" : key), entry.remark(), t.say(key + ".advice"));
  }
}
