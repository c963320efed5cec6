package backprop.grader.compare;

import backprop.grader.common.Texts;
import backprop.grader.course.Standing;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.course.TaskPoints.Correction;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What staff decided of students, each decision in a few words that name who decided. */
final class Decisions {

  private Decisions() {}

  /** Returns the decisions that are new, other ones, or no longer there. */
  static List<String> changed(StudentResult before, StudentResult after, Texts t) {
    List<Correction> known = of(before, task -> true).toList();
    return Stream.concat(
            of(after, task -> true)
                .filter(one -> !known.contains(one))
                .map(one -> words(one, after, t)),
            withdrawn(before, after, task -> true, t))
        .toList();
  }

  /**
   * Returns the decisions on some tasks of a submission.
   *
   * @param before for whom it counted, in the old results
   * @param after for whom it counts now
   */
  static List<String> on(
      List<String> tasks, List<StudentResult> before, List<StudentResult> after, Texts t) {
    Predicate<TaskPoints> wanted = task -> tasks.contains(task.id());
    return Stream.concat(
            after.stream().flatMap(now -> of(now, wanted).map(one -> words(one, now, t))),
            before.stream()
                .flatMap(
                    old ->
                        after.stream()
                            .filter(now -> now.student().id().equals(old.student().id()))
                            .flatMap(now -> withdrawn(old, now, wanted, t))))
        .distinct()
        .toList();
  }

  private static Stream<String> withdrawn(
      StudentResult before, StudentResult after, Predicate<TaskPoints> wanted, Texts t) {
    List<String> items = of(after, wanted).map(Correction::item).toList();
    return of(before, wanted)
        .filter(one -> !items.contains(one.item()))
        .map(one -> t.say("compare.withdrawn", one.by(), one.item()));
  }

  private static Stream<Correction> of(StudentResult student, Predicate<TaskPoints> wanted) {
    return student.tasks().stream().filter(wanted).flatMap(task -> task.corrections().stream());
  }

  private static String words(Correction one, StudentResult student, Texts t) {
    String points = t.points(one.points());
    if (student.standing() != Standing.GRADED) {
      return t.say("compare.given", one.by(), one.item(), points);
    }
    return one.changes()
        ? t.say("compare.decided", one.by(), one.item(), t.points(one.graded()), points)
        : t.say("compare.stays", one.by(), one.item(), points);
  }
}
