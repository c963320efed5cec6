package backprop.grader.report;

import backprop.grader.common.Texts;
import java.util.List;

/**
 * A part in which points were lost, and why. Card and page are drawn from it.
 *
 * @param part such as 3.2
 * @param causes failures with one cause are told once
 */
public record LostPart(String part, double earned, int max, List<Cause> causes) {

  /** Returns the points that were earned, of how many. */
  public String points(Texts t) {
    return t.say("losses.earned", t.points(earned), max, t.points(max));
  }

  /**
   * Why tests of a part failed.
   *
   * @param sentence for the student
   * @param hint a nudge; empty where there is none, or where it was given before
   * @param earlier the part in which this cause was told before; empty if it's new
   * @param share such as "3 of 12 tests failed, 1.20 points", or just the points of a single test
   * @param misconception its id in the catalogue; empty if none is known, or for students
   * @param failures test by test; empty for students
   */
  public record Cause(
      String sentence,
      String hint,
      String earlier,
      String share,
      String misconception,
      List<Failure> failures) {

    Cause withHint(String hint) {
      return new Cause(sentence, hint, earlier, share, misconception, failures);
    }
  }

  /**
   * One failed test, for staff.
   *
   * @param detail expected and actual values, the first lines of it
   */
  public record Failure(String test, List<String> detail) {}
}
