package backprop.grader.diagnosis;

import backprop.grader.remote.CallObserver;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows a hidden test on another implementation, call by call beside a submission's trace, and
 * ends the test at the first call that comes out otherwise.
 */
public final class Comparison implements CallObserver {

  private final Trace trace;
  private final Trace reference;
  private final Set<String> excused;
  private int next;
  private boolean strictly = true;
  private boolean elsewhere;
  private boolean rightAtLast; // to the last digits, where the submission isn't
  private final Set<String> shared = new HashSet<>();
  private final Set<String> sharedLater = new HashSet<>();
  private boolean spoils;
  private Likeness parted;

  /** Ends a test whose further calls can't change the answer. */
  static final class Diverged extends Error {
    private static final long serialVersionUID = 1;

    Diverged() {
      super("the traces part here", null, false, false);
    }
  }

  /** Begins a comparison with a submission's trace. */
  public Comparison(Trace trace) {
    this(trace, null);
  }

  /**
   * Begins a comparison with a submission's trace.
   *
   * @param reference the reference's trace, to tell what an implementation has no share in; null:
   *     it isn't known
   */
  public Comparison(Trace trace, Trace reference) {
    this(trace, reference, null);
  }

  /**
   * Begins a comparison that goes on where the submission makes a mistake in which the
   * implementation has no share.
   *
   * @param excused the methods that have a mistake of their own: what comes of them says nothing
   *     about the implementation; null: the first difference ends the test
   */
  public Comparison(Trace trace, Trace reference, Set<String> excused) {
    this.trace = trace;
    this.reference = reference;
    this.excused = excused;
  }

  @Override
  public void ended(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    if (parted == null && (next < trace.calls().size() || !trace.isFull())) {
      compare(RecordedCall.of(owner, method, arguments, result, thrown));
    }
    if (parted != null) {
      throw new Diverged();
    }
  }

  private void compare(RecordedCall call) {
    if (next == trace.calls().size()) {
      parted = elsewhere || rightAtLast ? share() : Likeness.DIFFERENT;
      return;
    }
    RecordedCall right =
        reference == null || next >= reference.calls().size() ? null : reference.calls().get(next);
    RecordedCall other = trace.calls().get(next++);
    if (call.sameAs(other, Tolerance.LOOSE)) {
      boolean strictlySame = call.sameAs(other, Tolerance.STRICT);
      strictly &= strictlySame;
      rightAtLast = !strictlySame && right != null && call.sameAs(right, Tolerance.STRICT);
      if (right != null && !call.sameAs(right, Tolerance.LOOSE)) {
        // After a mistake of another kind, what may be so by chance isn't enough.
        if (!elsewhere || SideBySide.Pair.of(next, right, other).evidence() >= 1) {
          (elsewhere ? sharedLater : shared).addAll(places(call.wrongAs(other, right)));
        }
      }
      return;
    }
    spoils = right != null && call.spoils(other, right);
    boolean untouched = right != null && call.sameAs(right, Tolerance.STRICT);
    if (untouched && excused != null) {
      elsewhere = true;
    } else if (untouched || (excused != null && excused.contains(call.name()))) {
      parted = share();
    } else if (elsewhere) {
      sharedLater.clear();
      parted = share();
    } else if (right != null && call.liesBetween(other, right)) {
      shared.addAll(places(call.wrongAs(other, right)));
      parted = Likeness.PARTLY;
    } else {
      parted = Likeness.DIFFERENT;
    }
  }

  private List<String> places(List<Integer> leaves) {
    return leaves.stream().map(leaf -> next + " " + leaf).toList();
  }

  private Likeness share() {
    return shared().isEmpty() ? Likeness.UNTOUCHED : Likeness.PARTLY;
  }

  /** Returns which parts of which calls are wrong in both alike. */
  public Set<String> shared() {
    Set<String> all = new HashSet<>(shared);
    all.addAll(sharedLater);
    return all;
  }

  /** Tells whether the implementation has made something wrong that the submission has right. */
  public boolean spoils() {
    return spoils;
  }

  /** Returns how alike the two are; to be asked when the test has ended. */
  public Likeness likeness() {
    if (parted == null && elsewhere) {
      return share();
    }
    if (parted != null || next < trace.calls().size()) {
      return parted == null ? Likeness.DIFFERENT : parted;
    }
    return strictly ? Likeness.SAME : Likeness.SIMILAR;
  }
}
