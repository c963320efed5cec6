package backprop.grader.compare;

import backprop.grader.common.Texts;
import backprop.grader.course.Lateness;
import backprop.grader.course.Standing;
import backprop.grader.course.StudentResult;
import backprop.grader.result.Scoring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A student whose total or grade is another one now, by points, or by what a course adds or takes
 * off; or of whom staff decided something since, be it that the points stay.
 *
 * @param reasons what moved it
 */
public record TotalChange(StudentResult before, StudentResult after, List<String> reasons) {

  /** Returns the students of both gradings who changed, the largest differences first. */
  static List<TotalChange> between(
      Map<String, StudentResult> before, Map<String, StudentResult> after, Texts t) {
    List<TotalChange> changes = new ArrayList<>();
    after.forEach(
        (id, now) -> {
          StudentResult old = before.get(id);
          if (old != null
              && (!Objects.equals(total(old), total(now))
                  || !Objects.equals(old.grade(), now.grade())
                  || !Decisions.changed(old, now, t).isEmpty())) {
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

  /** Returns a student's total; null if none is known. */
  static Double total(StudentResult student) {
    boolean onPaper = student.standing() == Standing.MISSING && student.paper() != null;
    return student.hasTotal() || onPaper ? student.total() : null;
  }

  private static List<String> reasons(StudentResult old, StudentResult now, Texts t) {
    List<String> reasons = new ArrayList<>();
    if (!old.submission().equals(now.submission())) {
      reasons.add(t.say("compare.counts", old.submission(), now.submission()));
    }
    if (old.standing() != now.standing()) {
      reasons.add(old.standing().words(t) + " -> " + now.standing().words(t));
    }
    if (old.hasTotal() && now.hasTotal()) {
      add(t.say("compare.points"), points(old), points(now), reasons, t);
    }
    add(t.say("compare.penalty"), penalty(old), penalty(now), reasons, t);
    add(t.say("compare.paper"), paper(old), paper(now), reasons, t);
    reasons.addAll(Decisions.changed(old, now, t));
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

  private static double points(StudentResult student) {
    return Scoring.round(student.score() + student.bonus());
  }

  private static double penalty(StudentResult student) {
    Lateness lateness = student.lateness();
    return lateness == null ? 0 : lateness.penalty();
  }

  private static double paper(StudentResult student) {
    return student.paper() == null ? 0 : student.paper();
  }
}
