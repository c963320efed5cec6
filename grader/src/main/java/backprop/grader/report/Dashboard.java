package backprop.grader.report;

import backprop.grader.common.Numbers;
import backprop.grader.common.Texts;
import backprop.grader.course.ClassResult;
import backprop.grader.course.ClassStatistics.MisconceptionCount;
import backprop.grader.course.ClassStatistics.TaskStatistics;
import backprop.grader.course.LastYear;
import backprop.grader.course.Standing;
import backprop.grader.course.StoredResult;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TestStatistics;
import backprop.grader.course.UnnamedLosses;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Isolation;
import backprop.grader.result.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The class at a glance, as one page: all of it is there without a script, too.
 *
 * @param results of all submissions, for the time that each took
 * @param lastYear an earlier class to compare with; null if there is none
 * @param links the relative addresses of the students' pages
 */
public record Dashboard(
    ClassResult course,
    List<StoredResult> results,
    LastYear lastYear,
    Function<StudentResult, String> links) {

  private static final String LIBRARIES = "/META-INF/resources/webjars/";

  /** Sorting and searching, charts, and what puts both to work. */
  private static final Frame FRAME =
      Frame.with(
          Inline.of(LIBRARIES + "jquery/3.7.1/dist/jquery.slim.min.js"),
          Inline.of(LIBRARIES + "datatables.net/2.3.7/js/dataTables.min.js"),
          Inline.of(LIBRARIES + "chart.js/4.5.1/dist/chart.umd.min.js"),
          Inline.of("/page/dashboard.js"));

  private static final int SLOWEST = 10;
  private static final int FREQUENT = 12;
  private static final double MILLISECONDS = 1000;

  /** Students without a whole result, for one kind of reason. */
  public record Group(Standing standing, List<StudentResult> students) {

    /** Returns how many, and what happened. */
    public String title(Texts t) {
      return t.say("troubles." + standing.name(), t.say("count.submissions", students.size()));
    }

    /** Returns what to do about it. */
    public String advice(Texts t) {
      return t.say("troubles." + standing.name() + ".advice");
    }
  }

  /** A submission that took long, and the phase that took most of the time. */
  public record Slow(String submission, double seconds, String phase) {

    /** Returns the phase as people say it. */
    public String longest(Texts t) {
      return t.sayOr("phase." + phase, phase);
    }

    private static Slow of(StoredResult stored) {
      Map<String, Long> timings = stored.result().phases();
      String phase =
          timings.entrySet().stream()
              .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
              .map(Map.Entry::getKey)
              .orElse("");
      long millis = timings.values().stream().mapToLong(Long::longValue).sum();
      return new Slow(stored.submission(), millis / MILLISECONDS, phase);
    }
  }

  /** Returns the page. */
  public String html() {
    return FRAME.render("dashboard.jte", this);
  }

  /** Returns how many submissions ran in what; nothing if all were shut in well. */
  public List<String> isolation() {
    List<Result> graded = graded().map(StoredResult::result).toList();
    if (graded.stream().map(Result::isolation).allMatch(Isolation::isFlawless)) {
      return List.of();
    }
    return graded.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.isolation().sentence(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            e ->
                texts()
                    .say(
                        "isolation.in", texts().say("count.submissions", e.getValue()), e.getKey()))
        .toList();
  }

  /** Returns the students without a whole result, by what happened. */
  public List<Group> troubles() {
    return Stream.of(Standing.GRADED, Standing.UNGRADED, Standing.UNREADABLE, Standing.MISSING)
        .map(
            standing ->
                new Group(
                    standing,
                    course.students().stream()
                        .filter(student -> student.standing() == standing)
                        .filter(s -> standing != Standing.GRADED || !s.remark().isEmpty())
                        .filter(student -> !student.gradedByHand())
                        .toList()))
        .filter(group -> !group.students().isEmpty())
        .toList();
  }

  /** Returns the slowest submissions, the slowest first. */
  public List<Slow> slowest() {
    return graded()
        .map(Slow::of)
        .sorted(Comparator.comparing(Slow::seconds).reversed().thenComparing(Slow::submission))
        .limit(SLOWEST)
        .toList();
  }

  private Stream<StoredResult> graded() {
    return results.stream().filter(StoredResult::isGraded);
  }

  /** Returns the first who handed a submission in, if it counts for anybody; at most one. */
  public List<StudentResult> owner(String submission) {
    return course.students().stream()
        .filter(student -> student.submission().equals(submission))
        .limit(1)
        .toList();
  }

  /** Returns the address of a student's page. */
  public String link(StudentResult student) {
    return links.apply(student);
  }

  /** Returns a student's points in a task; empty if there is no result. */
  public static String points(StudentResult student, TaskStatistics task) {
    return student.tasks().stream()
        .filter(points -> points.id().equals(task.id()))
        .findFirst()
        .map(points -> Numbers.points(points.score()))
        .orElse("");
  }

  /** Returns the tasks of the class. */
  public List<TaskStatistics> tasks() {
    return course.statistics().tasks();
  }

  /** Returns the misconceptions that most students have. */
  public List<MisconceptionCount> frequent() {
    return course.statistics().misconceptions().stream().limit(FREQUENT).toList();
  }

  /** Returns the other misconceptions. */
  public List<MisconceptionCount> rarer() {
    return course.statistics().misconceptions().stream().skip(FREQUENT).toList();
  }

  /** Returns the tests that fewest pass. */
  public List<TestStatistics> hardest() {
    return tests().limit(FREQUENT).toList();
  }

  /** Returns the other tests. */
  public List<TestStatistics> easier() {
    return tests().skip(FREQUENT).toList();
  }

  // Programs that students' own tests are to catch come last: nearly all slip through in a class
  // that writes few tests.
  private Stream<TestStatistics> tests() {
    return course.statistics().tests().stream()
        .sorted(Comparator.comparing(test -> test.name().startsWith(HiddenTest.OWN_TESTS)));
  }

  /** Returns how many failures have no named cause, in a sentence; empty if all have one. */
  public String unnamed() {
    List<Integer> counts =
        graded()
            .map(stored -> UnnamedLosses.of(stored.result()).size())
            .filter(n -> n > 0)
            .toList();
    return counts.isEmpty()
        ? ""
        : texts()
            .say(
                "misconceptions.unnamed",
                texts().say("count.tests", counts.stream().mapToInt(n -> n).sum()),
                texts().say("count.submissions", counts.size()));
  }

  /** Returns the share of students in one of the ranges of totals. */
  public double share(int bin) {
    return (double) course.statistics().bins().get(bin).students() / course.statistics().graded();
  }

  /** Returns the share of those with no point; two halves aren't both rounded up. */
  public static long none(TaskStatistics task) {
    return Math.min(percent(task.none()), 100 - percent(task.full()));
  }

  /** Returns the share of those with some points: all three make 100 percent. */
  public static long some(TaskStatistics task) {
    return 100 - percent(task.full()) - none(task);
  }

  /** Returns a share in whole percent. */
  public static long percent(double share) {
    return Math.round(share * 100);
  }

  /** Returns the language of the page. */
  public Texts texts() {
    return course.language();
  }

  /** Returns what the table of students says, as its library wants it. */
  public String tableTexts() {
    return new JsonMapper()
        .writeValueAsString(
            new TreeMap<>(
                Map.of(
                    "search", texts().say("students.search"),
                    "searchPlaceholder", texts().say("students.search.by"),
                    "info", texts().say("students.shown"),
                    "infoEmpty", texts().say("students.shown.none"),
                    "infoFiltered", texts().say("students.shown.of"),
                    "zeroRecords", texts().say("students.shown.nobody"))));
  }

  /** Returns a correlation with two places, as the page's language writes it. */
  public static String signed(double correlation, Texts t) {
    return t.number(String.format(Locale.ROOT, "%.2f", correlation)).replace('-', '\u2212');
  }
}
