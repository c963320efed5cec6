package backprop.grader.course;

import backprop.grader.course.CourseLists.Member;
import backprop.grader.intake.Delivery;
import backprop.grader.result.Assignment;
import backprop.grader.result.Isolation;
import backprop.grader.result.Misconception;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class of a few students, put together line by line, and its gradebook. */
final class SmallClass {

  private static final Assignment ASSIGNMENT = Course.standard().assignment();

  /** The end of 15 June in Berlin. */
  static final LocalDateTime DUE = LocalDateTime.of(2026, 6, 15, 23, 59);

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, StoredResult> results = new HashMap<>();
  private final Map<String, String> ungraded = new HashMap<>();
  private final Map<String, ZonedDateTime> extensions = new LinkedHashMap<>();
  private final List<CourseLists.Override> overrides = new ArrayList<>();
  private final Map<String, Double> paper = new LinkedHashMap<>();
  private final List<Member> roster = new ArrayList<>();
  private final Map<String, String> requested = new LinkedHashMap<>();
  private final Map<String, ZonedDateTime> times = new LinkedHashMap<>();
  private LocalDateTime due = DUE;
  private LatePolicy late;
  private Policy.Counts counts;
  private Policy.Groups groups;
  private Policy.Bonus bonus;
  private double maxPaper;
  private Scale scale;
  private Gradebook book;

  /** Adds a submission; the time is of Berlin, null if it isn't known. */
  SmallClass handIn(String name, String owner, String time) {
    return handIn(name, owner, owner, "", time);
  }

  SmallClass handIn(String name, String owner, String ownerName, String prefix, String time) {
    Instant at = time == null ? null : LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    deliveries.add(new Delivery(name, owner, ownerName, prefix, at, reader -> null));
    return this;
  }

  /** Adds a submission of Moodle's. */
  SmallClass moodle(int id, String name) {
    return handIn(name + "_" + id, "" + id, name, name + "_" + id, null);
  }

  /** Gives the last submission points of tasks 1, 2 and so on, bonus tasks last. */
  SmallClass graded(double... points) {
    return graded(null, points);
  }

  SmallClass graded(Misconception cause, double... points) {
    List<TaskResult> tasks = new ArrayList<>();
    double score = 0;
    double onTop = 0;
    for (Task task : ASSIGNMENT.tasks()) {
      double own = tasks.size() < points.length ? points[tasks.size()] : 0;
      score += task.bonus() ? 0 : own;
      onTop += task.bonus() ? own : 0;
      TestResult test =
          new TestResult(
              "t", task.id() + ".1", "p", State.FAILED, 1, 0, 1, "", null, cause, List.of());
      tasks.add(
          new TaskResult(
              task.id(),
              task.title(),
              task.bonus(),
              own,
              task.maxScore(),
              task.parts(),
              0,
              2,
              List.of(test, test)));
    }
    String name = last();
    results.put(
        name,
        new StoredResult(
            name,
            "key",
            "",
            new Result(
                ASSIGNMENT.id(),
                ASSIGNMENT.version(),
                "1.0.0",
                1,
                false,
                new Result.Submitted(name, "abc", List.of(), List.of(), List.of(), null, List.of()),
                new Isolation("plain", "passed", "", List.of()),
                score,
                ASSIGNMENT.maxScore(false),
                onTop,
                ASSIGNMENT.maxScore(true),
                tasks,
                Map.of())));
    return this;
  }

  SmallClass unreadable() {
    results.put(last(), new StoredResult(last(), "", "it's damaged", null));
    return this;
  }

  SmallClass ungraded() {
    ungraded.put(last(), "no memory");
    return this;
  }

  private String last() {
    return deliveries.get(deliveries.size() - 1).name();
  }

  SmallClass extend(String student, String time) {
    extensions.put(student, LocalDateTime.parse(time).atZone(BERLIN));
    return this;
  }

  SmallClass override(String student, String task, double points) {
    return override(student, task, "", points);
  }

  SmallClass override(String student, String task, String part, Double points) {
    overrides.add(new CourseLists.Override(student, task, part, points, "told us how", "TA"));
    return this;
  }

  SmallClass paper(String student, double points) {
    paper.put(student, points);
    return this;
  }

  SmallClass member(String id, String name, String group) {
    roster.add(new Member(id, name, group));
    return this;
  }

  SmallClass request(String student, String submission) {
    requested.put(student, submission);
    return this;
  }

  SmallClass time(String submission, String time) {
    times.put(submission, LocalDateTime.parse(time).atZone(BERLIN));
    return this;
  }

  SmallClass noDueDate() {
    due = null;
    return this;
  }

  SmallClass late(double penalty, int grace, Integer cutOff) {
    late = new LatePolicy(penalty, grace, cutOff);
    return this;
  }

  SmallClass counts(Policy.Counts which) {
    counts = which;
    return this;
  }

  SmallClass groups(Policy.Groups how) {
    groups = how;
    return this;
  }

  SmallClass bonus(Policy.Bonus what) {
    bonus = what;
    return this;
  }

  SmallClass maxPaper(double points) {
    maxPaper = points;
    return this;
  }

  SmallClass scale(Scale.Kind kind) {
    scale = new Scale(kind, null, null);
    return this;
  }

  /** Returns the gradebook; what is added later has no part in it. */
  Gradebook gradebook() {
    if (book == null) {
      Policy policy =
          new Policy(
              due, BERLIN, late, counts, groups, null, bonus, maxPaper, scale, null, null, null);
      CourseLists lists = new CourseLists(extensions, overrides, paper, roster, requested, times);
      Course course = new Course(ASSIGNMENT, policy);
      ClassList roll = new ClassList(policy.groups(), roster, deliveries);
      book = new Gradebook(course, lists, roll, results, ungraded, Map.of(), Map.of());
    }
    return book;
  }

  List<StudentResult> entries() {
    return gradebook().result().students();
  }

  StudentResult entry(String id) {
    return entries().stream().filter(e -> e.student().id().equals(id)).findFirst().orElseThrow();
  }

  List<String> ids() {
    return entries().stream().map(entry -> entry.student().id()).toList();
  }

  List<String> remarks() {
    return gradebook().remarks();
  }
}
