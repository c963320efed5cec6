package backprop.grader.gradebook;

/**
 * A student's points in one task.
 *
 * @param id such as 3 or B1
 * @param score what counts: the grader's points, or those that staff gave instead
 * @param maxScore what can be had
 * @param correction why staff gave other points; null if they didn't
 */
public record TaskPoints(
    String id, String title, boolean bonus, double score, double maxScore, Correction correction) {

  /**
   * Points that staff gave in place of the grader's.
   *
   * @param graded what the grader had given
   * @param reason for the student
   * @param by who decided
   */
  public record Correction(double graded, String reason, String by) {}
}
