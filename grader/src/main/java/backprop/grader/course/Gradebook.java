package backprop.grader.course;

import backprop.grader.common.Numbers;
import backprop.grader.common.Texts;
import backprop.grader.intake.Deliveries;
import backprop.grader.intake.Delivery;
import backprop.grader.intake.SourceDigests;
import backprop.grader.result.GraderVersion;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From the results of submissions to what counts for each student. */
public final class Gradebook {

  private final Course course;
  private final CourseLists lists;
  private final ClassList roll;
  private final Map<String, StoredResult> results;
  private final Map<String, String> ungraded;
  private final List<String> remarks = new ArrayList<>();
  private final ClassResult result;

  /**
   * Makes the gradebook of a class.
   *
   * @param results by submission
   * @param ungraded by submission, why the grader failed on it
   * @param times by student, when they handed in, as the platform knows it
   * @param digests by submission, of its sources
   */
  public Gradebook(
      Course course,
      CourseLists lists,
      ClassList roll,
      Map<String, StoredResult> results,
      Map<String, String> ungraded,
      Map<Student, Instant> times,
      Map<String, SourceDigests> digests) {
    this.course = course;
    this.lists = lists;
    this.roll = roll;
    this.results = new HashMap<>(results);
    this.results.keySet().removeAll(ungraded.keySet());
    this.ungraded = ungraded;
    this.result = result(entries(times(times)), digests);
  }

  /** Returns all of it. */
  public ClassResult result() {
    return result;
  }

  /** Returns what the instructor should look at: lists that fit nobody, and the like. */
  public List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(roll.remarks());
    result.equal().forEach(equal -> all.add(equal.sentence()));
    return all.stream().distinct().toList();
  }

  private ClassResult result(List<StudentResult> entries, Map<String, SourceDigests> digests) {
    Policy policy = course.policy();
    return new ClassResult(
        course.assignment().id(),
        course.assignment().version(),
        GraderVersion.text(),
        course.assignment().title(),
        policy.due() == null ? "" : policy.shown(policy.dueTime()) + " " + policy.timeZone(),
        course.assignment().maxScore(false),
        course.assignment().maxScore(true),
        policy.paper(),
        course.assignment().maxScore(false) + policy.paper(),
        policy.scale().words(policy.language()),
        policy.language(),
        Statistics.of(course, entries, results),
        EqualWork.among(entries, digests),
        entries);
  }

  private List<StudentResult> entries(Map<String, Instant> times) {
    Policy policy = course.policy();
    Map<Student, ZonedDateTime> due = students("extensions.csv", lists.extensions());
    Map<Student, String> requested = students("requested.csv", lists.requested());
    Map<Student, Double> paper = students("paper.csv", lists.paper());
    Map<Student, List<CourseLists.Override>> overrides = overrides();
    Map<Student, Attempts> attempts = new LinkedHashMap<>();
    roll.deliveries()
        .forEach(
            (student, handedIn) -> {
              ZonedDateTime until = due.getOrDefault(student, policy.dueTime());
              String name = requested.get(student);
              Attempts all = new Attempts(course, results, until, handedIn, times, name);
              if (name != null && policy.counts() != Policy.Counts.REQUESTED) {
                remarks.add("requested.csv isn't used: assignment.yml has another way in counts");
              } else if (name != null && !all.has(name)) {
                remarks.add(
                    "requested.csv: " + student.name() + " has no submission called " + name);
              }
              attempts.put(student, all);
            });
    Map<Delivery, List<Student>> owners = new IdentityHashMap<>();
    attempts.forEach(
        (student, all) ->
            owners.computeIfAbsent(all.counting(), d -> new ArrayList<>()).add(student));
    List<StudentResult> entries = new ArrayList<>();
    attempts.keySet().stream()
        .sorted(Student.BY_NAME)
        .forEach(
            student ->
                entries.add(
                    StudentResult.of(
                        course,
                        student,
                        attempts.get(student),
                        team(student, attempts.get(student).counting(), owners),
                        remark(student, attempts.get(student).counting()),
                        overrides.getOrDefault(student, List.of()),
                        paper.get(student))));
    remarkMissing(entries);
    List<String> guesses =
        attempts.values().stream()
            .filter(Attempts::isGuess)
            .map(all -> all.counting().name())
            .sorted()
            .toList();
    if (!guesses.isEmpty()) {
      remarks.add(
          "which was handed in last isn't known, so these count by their names: %s; times.csv can tell otherwise"
              .formatted(Deliveries.some(guesses)));
    }
    return entries;
  }

  /** Returns when submissions were handed in, where something knows it better than their files. */
  private Map<String, Instant> times(Map<Student, Instant> byStudent) {
    Map<String, Instant> times = new HashMap<>();
    byStudent.forEach(
        (student, time) -> {
          List<Delivery> handedIn = roll.deliveries().get(student);
          // Of several, the platform tells about the last one only, and their files about all.
          handedIn.stream()
              .filter(one -> handedIn.size() == 1 || one.handedIn() == null)
              .forEach(one -> times.merge(one.name(), time, (a, b) -> a.isAfter(b) ? a : b));
        });
    List<Delivery> all =
        roll.deliveries().values().stream().flatMap(List::stream).distinct().toList();
    lists
        .times()
        .forEach(
            (name, time) -> {
              List<Delivery> called = Attempts.called(all, name);
              if (called.size() == 1) {
                times.put(called.get(0).name(), time.toInstant());
              } else if (called.isEmpty()) {
                remarks.add("times.csv: no submission is called " + name);
              } else {
                remarks.add(
                    "times.csv: %d submissions are called %s; give the name in full"
                        .formatted(called.size(), name));
              }
            });
    return times;
  }

  private Map<Student, List<CourseLists.Override>> overrides() {
    Map<Student, List<CourseLists.Override>> overrides = new LinkedHashMap<>();
    for (CourseLists.Override override : lists.overrides()) {
      for (Student student : roll.find("overrides.csv", override.student())) {
        List<CourseLists.Override> own = overrides.computeIfAbsent(student, s -> new ArrayList<>());
        if (own.stream().anyMatch(override::meets)) {
          remarks.add(
              "overrides.csv: two lines mean task %s of %s; the first one counts"
                  .formatted(override.item(), student.name()));
        } else {
          own.add(override);
        }
      }
    }
    return overrides;
  }

  private <T> Map<Student, T> students(String list, Map<String, T> byText) {
    Map<Student, T> byStudent = new LinkedHashMap<>();
    byText.forEach(
        (text, value) -> {
          for (Student student : roll.find(list, text)) {
            if (byStudent.putIfAbsent(student, value) != null) {
              remarks.add(list + ": two lines mean " + student.name() + "; the first one counts");
            }
          }
        });
    return byStudent;
  }

  // Without these remarks, an instructor would take it that all times and points are known.
  private void remarkMissing(List<StudentResult> entries) {
    List<String> timeless =
        entries.stream()
            .filter(entry -> !entry.submission().isEmpty())
            .filter(entry -> entry.attempts().stream().anyMatch(a -> a.handedIn().isEmpty()))
            .map(entry -> entry.student().name())
            .toList();
    if (course.policy().due() != null && !timeless.isEmpty()) {
      remarks.add(
          "%s: it isn't known when they handed in, so none of that is late; name Moodle's"
                  .formatted(Numbers.count(timeless.size(), "student"))
              + " worksheet with --worksheet, or give the times in times.csv: "
              + Deliveries.some(timeless));
    }
    long paperless =
        entries.stream()
            .filter(entry -> entry.standing() == Standing.GRADED && entry.paper() == null)
            .count();
    if (course.policy().paper() > 0 && paperless > 0) {
      remarks.add(
          "paper.csv: nothing for %s; that counts as 0 points"
              .formatted(Numbers.count((int) paperless, "student")));
    }
  }

  private String remark(Student student, Delivery counting) {
    Texts t = course.policy().language();
    if (counting == null) {
      return roll.misses(student) ? t.say("remark.no-file") : "";
    }
    StoredResult stored = results.get(counting.name());
    if (stored == null) {
      String failure = ungraded.get(counting.name());
      return failure == null ? t.say("remark.failed.unknown") : t.say("remark.failed", failure);
    }
    return stored.isGraded()
        ? Objects.requireNonNullElse(stored.result().submission().lookAt(), "")
        : stored.unreadable();
  }

  private static List<Student> team(
      Student student, Delivery counting, Map<Delivery, List<Student>> owners) {
    return counting == null
        ? List.of()
        : owners.get(counting).stream().filter(other -> !other.equals(student)).toList();
  }
}
