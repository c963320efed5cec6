package backprop.grader.course;

import java.util.List;

/**
 * The class at a glance, over the students who were graded.
 *
 * @param students in all
 * @param graded of them
 * @param mean of the totals; all four are 0 if nobody was graded
 * @param bins how many totals lie in each range
 * @param tasks in the order of the assignment
 * @param misconceptions most frequent first
 * @param tests hardest first, over the submissions that count
 */
public record ClassStatistics(
    int students,
    int graded,
    int ungraded,
    int unreadable,
    int missing,
    double mean,
    double median,
    double lowerQuartile,
    double upperQuartile,
    List<Bin> bins,
    List<TaskStatistics> tasks,
    List<MisconceptionCount> misconceptions,
    List<TestStatistics> tests) {

  /** Totals from {@code from}, up to but not including {@code to}; the last bin has both ends. */
  public record Bin(double from, double to, int students) {}

  /**
   * One task.
   *
   * @param full share of students with all points, 0 to 1
   * @param none share of students with no point, 0 to 1
   */
  public record TaskStatistics(
      String id,
      String title,
      boolean bonus,
      double maxScore,
      double mean,
      double full,
      double none) {}

  /** How many students have a misconception; {@code task} is where it first showed. */
  public record MisconceptionCount(String id, String sentence, String task, int students) {}
}
