package backprop.grader.compare;

import backprop.grader.common.Texts;
import backprop.grader.course.Lateness;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints.Correction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A student whose total, or grade, is another one now: by points, but also by what a course adds,
 * takes off or decides.
 *
 * @param reasons what moved it
 */
public record TotalChange(StudentResult before, StudentResult after, List<String> reasons) {

  /** Returns the students of both gradings whose totals differ, the largest differences first. */
  static List<TotalChange> between(
      Map<String, StudentResult> before, Map<String, StudentResult> after, Texts t) {
    List<TotalChange> changes = new ArrayList<>();
    after.forEach(
        (id, now) -> {
          StudentResult old = before.get(id);
          if (old != null
              && (old.total() != now.total() || !Objects.equals(old.grade(), now.grade()))) {
            changes.add(new TotalChange(old, now, reasons(old, now, t)));
          }
        });
    changes.sort(
        Comparator.comparingDouble((TotalChange change) -> -Math.abs(change.difference()))
            .thenComparing(change -> change.after().student().name()));
    return List.copyOf(changes);
  }

  /** Returns how much higher the total is now; below 0: lower. */
  double difference() {
    return after.total() - before.total();
  }

  private static List<String> reasons(StudentResult old, StudentResult now, Texts t) {
    List<String> reasons = new ArrayList<>();
    if (!old.submission().equals(now.submission())) {
      reasons.add(t.say("compare.counts", old.submission(), now.submission()));
    }
    add(t.say("compare.points"), old.score() + old.bonus(), now.score() + now.bonus(), reasons, t);
    add(t.say("compare.penalty"), penalty(old), penalty(now), reasons, t);
    add(t.say("compare.paper"), paper(old), paper(now), reasons, t);
    Set<Correction> decided = new LinkedHashSet<>(corrections(now));
    decided.removeAll(corrections(old));
    decided.forEach(
        one ->
            add(
                t.say("compare.decided", one.by(), one.item()),
                one.graded(),
                one.points(),
                reasons,
                t));
    if (!Objects.equals(old.grade(), now.grade())) {
      reasons.add(t.say("compare.grade", t.number("" + old.grade()), t.number("" + now.grade())));
    }
    return reasons.isEmpty() ? List.of(t.say("compare.rules")) : reasons;
  }

  private static void add(String what, double old, double now, List<String> reasons, Texts t) {
    if (old != now) {
      reasons.add(what + " " + t.points(old) + " -> " + t.points(now));
    }
  }

  private static List<Correction> corrections(StudentResult student) {
    return student.tasks().stream().flatMap(task -> task.corrections().stream()).toList();
  }

  private static double penalty(StudentResult student) {
    Lateness lateness = student.lateness();
    return lateness == null ? 0 : lateness.penalty();
  }

  private static double paper(StudentResult student) {
    return student.paper() == null ? 0 : student.paper();
  }
}
