package backprop.grader.page;

import backprop.grader.gradebook.ClassJson;
import backprop.grader.gradebook.ClassStatistics.MisconceptionCount;
import backprop.grader.gradebook.ClassStatistics.TaskStatistics;
import backprop.grader.gradebook.Standing;
import backprop.grader.report.Summary;
import java.util.List;
import java.util.Locale;

/**
 * All that the dashboard says.
 *
 * @param troubles students without a result, by what happened
 * @param tasks of the assignment, the columns of the students' table
 * @param slowest submissions, the slowest first
 */
public record DashboardView(
    ClassJson course, List<Group> troubles, List<Row> students, List<Slow> slowest) {

  private static final int FREQUENT = 12;

  /** Students without a result, for one kind of reason. */
  public record Group(Standing standing, List<Row> rows) {

    /** Returns how many, and what happened. */
    public String title() {
      return Summary.count(rows.size(), "submission")
          + (standing == Standing.UNGRADED ? " not graded" : " that can’t be read");
    }

    /** Returns what to do about it. */
    public String advice() {
      return standing == Standing.UNGRADED
          ? "The grader failed here, which is never a zero. Run the same command again: it grades"
              + " what is missing."
          : "These have no score. Ask for another file, or mend it and run the same command again.";
    }
  }

  /**
   * A student in the table.
   *
   * @param link to the page
   * @param tasks points in each task of the class; empty texts if there is no result
   * @param scored whether there are points at all, those from staff included
   * @param late started days; 0 if in time
   */
  public record Row(
      String name,
      String id,
      String link,
      Standing standing,
      String remark,
      List<String> tasks,
      boolean scored,
      double total,
      int late,
      String grade) {}

  /**
   * A submission that took long.
   *
   * @param link to the page of the first who handed it in; empty if it counts for nobody
   * @param longest the phase that took most of the time
   */
  public record Slow(String submission, String name, String link, double seconds, String longest) {}

  /** Returns the tasks of the class. */
  public List<TaskStatistics> tasks() {
    return course.statistics().tasks();
  }

  /** Returns the misconceptions that most students have. */
  public List<MisconceptionCount> frequent() {
    List<MisconceptionCount> all = course.statistics().misconceptions();
    return all.subList(0, Math.min(FREQUENT, all.size()));
  }

  /** Returns the other misconceptions. */
  public List<MisconceptionCount> rarer() {
    List<MisconceptionCount> all = course.statistics().misconceptions();
    return all.subList(frequent().size(), all.size());
  }

  /** Returns a share in whole percent. */
  public static long percent(double share) {
    return Math.round(share * 100);
  }

  /** Returns a number with one place. */
  public static String plain(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
