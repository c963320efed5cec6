package backprop.grader.page;

import backprop.grader.batch.StoredResult;
import backprop.grader.gradebook.ClassJson;
import backprop.grader.gradebook.ClassStatistics.TaskStatistics;
import backprop.grader.gradebook.Entry;
import backprop.grader.gradebook.Standing;
import backprop.grader.gradebook.TaskPoints;
import backprop.grader.page.DashboardView.Group;
import backprop.grader.page.DashboardView.Row;
import backprop.grader.page.DashboardView.Slow;
import backprop.grader.report.Summary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class at a glance, as one page: all of it is there without a script, too. */
public final class Dashboard {

  /** What takes time, as people say it. */
  private static final Map<String, String> PHASES =
      Map.of(
          "compileMillis", "compiling",
          "testMillis", "hidden tests",
          "followThroughMillis", "trying again with the reference",
          "diagnosisMillis", "looking for causes",
          "ownTestsMillis", "the student's own tests");

  private static final String LIBRARIES = "/META-INF/resources/webjars/";

  /** Sorting and searching, charts, and what puts both to work. */
  private static final Frame FRAME =
      Frame.with(
          Inline.of(LIBRARIES + "jquery/3.7.1/dist/jquery.slim.min.js"),
          Inline.of(LIBRARIES + "datatables.net/2.3.7/js/dataTables.min.js"),
          Inline.of(LIBRARIES + "chart.js/4.5.1/dist/chart.umd.min.js"),
          Inline.of("/page/dashboard.js"));

  private static final int SLOWEST = 10;
  private static final double MILLISECONDS = 1000;

  private final ClassJson course;
  private final Function<Entry, String> link;

  private Dashboard(ClassJson course, Function<Entry, String> link) {
    this.course = course;
    this.link = link;
  }

  /**
   * Returns the page.
   *
   * @param results of all submissions, for the time that each took
   * @param link the relative address of a student's page
   */
  public static String of(
      ClassJson course, List<StoredResult> results, Function<Entry, String> link) {
    Dashboard dashboard = new Dashboard(course, link);
    DashboardView view =
        new DashboardView(
            course, dashboard.troubles(), dashboard.students(), dashboard.slowest(results));
    return FRAME.render("dashboard.jte", view);
  }

  private List<Row> students() {
    return course.students().stream().map(this::row).toList();
  }

  private List<Group> troubles() {
    return Stream.of(Standing.UNGRADED, Standing.UNREADABLE, Standing.MISSING)
        .map(
            standing ->
                new Group(
                    standing,
                    students().stream().filter(row -> row.standing() == standing).toList()))
        .filter(group -> !group.rows().isEmpty())
        .toList();
  }

  private Row row(Entry entry) {
    Map<String, String> points =
        entry.tasks().stream()
            .collect(Collectors.toMap(TaskPoints::id, task -> Summary.points(task.score())));
    return new Row(
        entry.student().name(),
        entry.student().id(),
        link.apply(entry),
        entry.standing(),
        entry.remark(),
        course.statistics().tasks().stream()
            .map(TaskStatistics::id)
            .map(id -> points.getOrDefault(id, ""))
            .toList(),
        !entry.tasks().isEmpty() || entry.paper() != null,
        entry.total(),
        entry.lateness() == null ? 0 : entry.lateness().days(),
        entry.grade());
  }

  private List<Slow> slowest(List<StoredResult> results) {
    Map<String, Entry> owners = new HashMap<>();
    course.students().forEach(entry -> owners.putIfAbsent(entry.submission(), entry));
    return results.stream()
        .filter(StoredResult::isGraded)
        .sorted(
            Comparator.comparingLong(Dashboard::milliseconds)
                .reversed()
                .thenComparing(StoredResult::submission))
        .limit(SLOWEST)
        .map(stored -> slow(stored, owners.get(stored.submission())))
        .toList();
  }

  private Slow slow(StoredResult stored, Entry owner) {
    String longest =
        stored.result().timings().entrySet().stream()
            .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(entry -> PHASES.getOrDefault(entry.getKey(), entry.getKey()))
            .orElse("");
    return new Slow(
        stored.submission(),
        owner == null ? "" : owner.student().name(),
        owner == null ? "" : link.apply(owner),
        milliseconds(stored) / MILLISECONDS,
        longest);
  }

  private static long milliseconds(StoredResult stored) {
    return stored.result().timings().values().stream().mapToLong(Long::longValue).sum();
  }
}
