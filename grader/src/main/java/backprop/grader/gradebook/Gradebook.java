package backprop.grader.gradebook;

import backprop.grader.batch.StoredResult;
import backprop.grader.course.Course;
import backprop.grader.course.CourseLists;
import backprop.grader.course.Policy;
import backprop.grader.delivery.Delivery;
import backprop.grader.grading.Installation;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the results of submissions to what counts for each student. */
public final class Gradebook {

  private final Course course;
  private final CourseLists lists;
  private final Roll roll;
  private final Map<String, StoredResult> results;
  private final Map<String, String> ungraded;
  private final HandInTimes times = new HandInTimes();
  private final List<String> remarks = new ArrayList<>();
  private ClassJson book;

  /**
   * Makes the gradebook of a class.
   *
   * @param results by submission
   * @param ungraded by submission, why the grader failed on it
   * @param worksheet of the platform, which knows best when submissions were handed in; null if
   *     there is none
   */
  public Gradebook(
      Course course,
      CourseLists lists,
      List<Delivery> deliveries,
      Map<String, StoredResult> results,
      Map<String, String> ungraded,
      Worksheet worksheet) {
    this.course = course;
    this.lists = lists;
    this.results = new HashMap<>(results);
    this.results.keySet().removeAll(ungraded.keySet());
    this.ungraded = ungraded;
    this.roll = new Roll(course.policy().groups(), lists.roster(), deliveries);
    if (worksheet != null) {
      times.read(worksheet, roll.deliveries(), course.policy().timeZone());
      // Moodle leaves some characters out of the names of folders, but not here.
      WorksheetMatch.of(worksheet.rows(), List.copyOf(roll.deliveries().keySet()))
          .students()
          .forEach((row, students) -> students.forEach(s -> roll.alsoCall(s, row.name())));
    }
    times.read(lists.times(), deliveries);
    remarks.addAll(times.remarks());
    book = make();
  }

  /** Returns all of it. */
  public ClassJson book() {
    return book;
  }

  /** Returns what the instructor should look at: lists that fit nobody, and the like. */
  public List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(roll.remarks());
    return all.stream().distinct().toList();
  }

  private ClassJson make() {
    Policy policy = course.policy();
    Map<Student, ZonedDateTime> due = students("extensions.csv", lists.extensions());
    Map<Student, String> requested = students("requested.csv", lists.requested());
    Map<Student, Double> paper = students("paper.csv", lists.paper());
    Map<Student, List<CourseLists.Override>> overrides = new LinkedHashMap<>();
    for (CourseLists.Override override : lists.overrides()) {
      for (Student student : roll.find("overrides.csv", override.student())) {
        List<CourseLists.Override> own = overrides.computeIfAbsent(student, s -> new ArrayList<>());
        if (own.stream().anyMatch(other -> other.task().equals(override.task()))) {
          remarks.add(
              "overrides.csv: two lines mean task %s of %s; the first one counts"
                  .formatted(override.task(), student.name()));
        } else {
          own.add(override);
        }
      }
    }
    double maxScore = course.assignment().maxScore(false);
    Map<Student, Attempts> attempts = new LinkedHashMap<>();
    Map<Student, Delivery> counting = new LinkedHashMap<>();
    roll.deliveries()
        .forEach(
            (student, handedIn) -> {
              ZonedDateTime until = due.getOrDefault(student, policy.dueTime());
              Attempts all =
                  new Attempts(policy, maxScore, results, until, handedIn, times.bySubmission());
              String wish = requested.get(student);
              if (wish != null && policy.counts() != Policy.Counts.REQUESTED) {
                remarks.add("requested.csv isn't used: assignment.yml has another way in counts");
              } else if (wish != null && !all.has(wish)) {
                remarks.add(
                    "requested.csv: " + student.name() + " has no submission called " + wish);
              }
              attempts.put(student, all);
              counting.put(student, all.counting(wish));
            });
    List<Entry> entries = new ArrayList<>();
    attempts.forEach(
        (student, all) ->
            entries.add(
                new EntryBuilder(course, student, due.getOrDefault(student, policy.dueTime()))
                    .attempts(all, counting.get(student))
                    .result(resultOf(counting.get(student)), remark(counting.get(student)))
                    .team(team(student, counting))
                    .overrides(overrides.getOrDefault(student, List.of()))
                    .paper(paper.get(student))
                    .build()));
    entries.sort(EntryBuilder.ORDER);
    sayWhatIsNotKnown(entries);
    return new ClassJson(
        course.assignment().id(),
        course.assignment().version(),
        Installation.version(),
        course.assignment().title(),
        policy.due() == null ? "" : policy.shown(policy.dueTime()) + " " + policy.timeZone(),
        course.assignment().maxScore(false),
        course.assignment().maxScore(true),
        policy.paper(),
        maxScore + policy.paper(),
        policy.scale().words(),
        Statistics.of(course, entries, results),
        entries);
  }

  // Whoever isn't told about takes silence for all being well.
  private void sayWhatIsNotKnown(List<Entry> entries) {
    long timeless =
        entries.stream()
            .filter(entry -> !entry.submission().isEmpty())
            .filter(entry -> entry.attempts().stream().anyMatch(a -> a.handedIn().isEmpty()))
            .count();
    if (course.policy().due() != null && timeless > 0) {
      remarks.add(
          "%d students: it isn't known when they handed in, so none of that is late; name Moodle's"
                  .formatted(timeless)
              + " worksheet with --worksheet, or give the times in times.csv");
    }
    long paperless =
        entries.stream()
            .filter(entry -> entry.standing() == Standing.GRADED && entry.paper() == null)
            .count();
    if (course.policy().paper() > 0 && paperless > 0) {
      remarks.add(
          "paper.csv: nothing for %d students; that counts as 0 points".formatted(paperless));
    }
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

  private StoredResult resultOf(Delivery delivery) {
    return delivery == null ? null : results.get(delivery.name());
  }

  private String remark(Delivery delivery) {
    StoredResult result = resultOf(delivery);
    if (delivery == null) {
      return "nothing was handed in";
    }
    if (result == null) {
      return "the grader failed: " + ungraded.getOrDefault(delivery.name(), "not graded yet");
    }
    return result.unreadable();
  }

  private static List<Student> team(Student student, Map<Student, Delivery> counting) {
    Delivery own = counting.get(student);
    return counting.entrySet().stream()
        .filter(other -> own != null && other.getValue() == own)
        .map(Map.Entry::getKey)
        .filter(other -> !other.equals(student))
        .toList();
  }
}
