package backprop.grader.compare;

import backprop.grader.common.Texts;
import backprop.grader.course.StoredResult;
import backprop.grader.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of one submission.
 *
 * @param submission its name
 * @param before null if it is only in the new results
 * @param after null if it is only in the old results
 * @param tasks what changed
 * @param decided what staff decided of the tasks that changed
 * @param reasons what else differs that explains it
 */
public record Change(
    String submission,
    StoredResult before,
    StoredResult after,
    List<TaskChange> tasks,
    List<String> decided,
    List<String> reasons) {

  /** The kinds of changes. */
  public enum Kind {
    /** The points changed, or whether there are any. */
    POINTS,
    /** The points are the same, but tests came out otherwise. */
    TESTS,
    ONLY_NEW,
    ONLY_OLD,
    SAME;

    /** Returns the kind in words. */
    public String words(Texts t) {
      return t.say("compare.kind." + name());
    }
  }

  /** Compares the two results of a submission; it may be in one of the gradings only. */
  static Change of(String submission, Grading old, Grading now) {
    StoredResult before = old.submissions().get(submission);
    StoredResult after = now.submissions().get(submission);
    Change change = of(submission, before, after, now.language());
    return new Change(
        submission,
        before,
        after,
        change.tasks,
        Decisions.on(
            change.tasks.stream().map(TaskChange::id).toList(),
            old.owners(submission),
            now.owners(submission),
            now.language()),
        change.reasons);
  }

  /** Compares two results that belong to no class; one of them may be null. */
  static Change of(String submission, StoredResult before, StoredResult after, Texts t) {
    boolean both = before != null && after != null && before.isGraded() && after.isGraded();
    return new Change(
        submission,
        before,
        after,
        both ? TaskChange.of(before.result().tasks(), after.result().tasks()) : List.of(),
        List.of(),
        both ? reasons(before, after, t) : List.of());
  }

  private static List<String> reasons(StoredResult before, StoredResult after, Texts t) {
    List<String> reasons = new ArrayList<>();
    Result old = before.result();
    Result now = after.result();
    differ(t.say("compare.grader"), old.graderVersion(), now.graderVersion(), reasons);
    differ(t.say("compare.assignment"), old.assignmentVersion(), now.assignmentVersion(), reasons);
    if (!old.parts().equals(now.parts())) {
      reasons.add(t.say("compare.parts"));
    }
    differ(t.say("compare.seed"), old.seed(), now.seed(), reasons);
    if (!Objects.equals(old.submission().sha256(), now.submission().sha256())) {
      reasons.add(t.say("compare.files"));
    }
    if (old.isolation() != null && now.isolation() != null) {
      differ(
          t.say("compare.sandbox"), old.isolation().backend(), now.isolation().backend(), reasons);
    }
    differ(t.say("compare.partial"), yes(old.partial(), t), yes(now.partial(), t), reasons);
    boolean keys = !before.key().isEmpty() && !after.key().isEmpty();
    if (reasons.isEmpty() && keys && !before.key().equals(after.key())) {
      reasons.add(t.say("compare.build"));
    }
    return reasons;
  }

  private static String yes(boolean is, Texts t) {
    return t.say(is ? "compare.yes" : "compare.no");
  }

  private static void differ(String what, Object before, Object after, List<String> reasons) {
    if (!Objects.equals(before, after)) {
      reasons.add(what + " " + before + " -> " + after);
    }
  }

  /** Returns what kind of change it is. */
  public Kind kind() {
    if (before == null) {
      return Kind.ONLY_NEW;
    } else if (after == null) {
      return Kind.ONLY_OLD;
    } else if (before.isGraded() != after.isGraded() || pointsDiffer()) {
      return Kind.POINTS;
    }
    return tasks.isEmpty() ? Kind.SAME : Kind.TESTS;
  }

  private boolean pointsDiffer() {
    return before.isGraded()
        && (before.result().score() != after.result().score()
            || before.result().bonus() != after.result().bonus()
            || tasks.stream().anyMatch(task -> task.before() != task.after()));
  }

  /** Returns the one result that there is, if there is only one. */
  StoredResult only() {
    return before == null ? after : before;
  }

  /** Returns all points with those of the bonus; 0 without a result. */
  static double points(StoredResult stored) {
    return stored == null || !stored.isGraded()
        ? 0
        : stored.result().score() + stored.result().bonus();
  }

  /** Returns how many points there are more now; below 0: fewer. */
  public double difference() {
    return points(after) - points(before);
  }
}
