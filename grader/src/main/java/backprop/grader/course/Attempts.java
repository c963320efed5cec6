package backprop.grader.course;

import backprop.grader.common.Texts;
import backprop.grader.intake.Deliveries;
import backprop.grader.intake.Delivery;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One student's submissions in order of time, and which of them counts. */
final class Attempts {

  private final Policy policy;
  private final double maxScore;
  private final Map<String, StoredResult> results;
  private final ZonedDateTime due;
  private final Map<String, Instant> times;
  private final List<Delivery> deliveries;
  private final Delivery counting;

  /**
   * Looks at one student's submissions.
   *
   * @param results by submission; none for those that the grader failed on
   * @param due for this student; null if there is no due date
   * @param times by submission, where a list or the platform says better than the files
   * @param requested the submission that the student asked to be graded; null if none
   */
  Attempts(
      Course course,
      Map<String, StoredResult> results,
      ZonedDateTime due,
      List<Delivery> handedIn,
      Map<String, Instant> times,
      String requested) {
    this.policy = course.policy();
    this.maxScore = course.assignment().maxScore(false);
    this.results = results;
    this.due = due;
    this.times = times;
    this.deliveries =
        handedIn.stream()
            .sorted(
                Comparator.comparing(this::time, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(delivery -> delivery.name().length())
                    .thenComparing(Delivery::name))
            .toList();
    boolean isFree = requested == null || policy.counts() != Policy.Counts.REQUESTED;
    List<Delivery> wanted = isFree ? List.of() : called(deliveries, requested);
    // The last of equals counts.
    this.counting =
        (wanted.isEmpty() ? deliveries : wanted.subList(wanted.size() - 1, wanted.size()))
            .stream().reduce((best, next) -> rank(next) >= rank(best) ? next : best).orElse(null);
  }

  /** Returns the one that counts; null if nothing was handed in. */
  Delivery counting() {
    return counting;
  }

  /** Tells whether another may have been handed in later, for all that is known. */
  boolean isGuess() {
    return policy.counts() == Policy.Counts.LAST
        && deliveries.stream()
            .filter(other -> other != counting && rank(other) == rank(counting))
            .anyMatch(other -> Objects.equals(time(other), time(counting)));
  }

  /** Returns the result that counts; null if there is none. */
  Result result() {
    return counting == null ? null : result(counting);
  }

  /** Tells whether there is a result. */
  Standing standing() {
    return counting == null ? Standing.MISSING : standing(counting);
  }

  /** Tells whether one of them has a name, with or without its ending. */
  boolean has(String name) {
    return !called(deliveries, name).isEmpty();
  }

  /** Returns all of them. */
  List<Attempt> all() {
    return deliveries.stream().map(this::attempt).toList();
  }

  private Attempt attempt(Delivery delivery) {
    Result result = result(delivery);
    return new Attempt(
        delivery.name(),
        shownTime(delivery),
        standing(delivery),
        result == null ? 0 : Scoring.round(result.score() + result.bonus()),
        daysLate(delivery),
        delivery == counting);
  }

  /**
   * Returns what handing in late costs; null if it was in time.
   *
   * @param earned points before the penalty
   * @param known whether there are points at all
   */
  Lateness lateness(double earned, boolean known) {
    int days = counting == null ? 0 : daysLate(counting);
    if (days == 0) {
      return null;
    }
    LatePolicy late = policy.late();
    double penalty = known ? Scoring.round(late.penalty(days, earned, maxScore)) : 0;
    Texts t = policy.language();
    String sentence = t.say("late.handed-in", shownTime(counting), days);
    if (known && late.isCutOff(days)) {
      sentence += t.say("late.cut-off", late.cutOffDays());
    } else if (known && penalty == 0) {
      sentence += t.say("late.free");
    } else if (known) {
      sentence += t.say("late.costs", penalty, t.decimal(penalty));
    }
    return new Lateness(policy.shown(due), days, penalty, sentence);
  }

  private int daysLate(Delivery delivery) {
    Instant time = time(delivery);
    boolean isKnown = time != null && due != null;
    return isKnown ? LatePolicy.daysLate(due, time.atZone(policy.timeZone())) : 0;
  }

  private Standing standing(Delivery delivery) {
    if (!results.containsKey(delivery.name())) {
      return Standing.UNGRADED;
    }
    return result(delivery) == null ? Standing.UNREADABLE : Standing.GRADED;
  }

  private Result result(Delivery delivery) {
    StoredResult stored = results.get(delivery.name());
    return stored == null ? null : stored.result();
  }

  private Instant time(Delivery delivery) {
    return times.getOrDefault(delivery.name(), delivery.handedIn());
  }

  private String shownTime(Delivery delivery) {
    Instant time = time(delivery);
    return time == null ? "" : policy.shown(time.atZone(policy.timeZone()));
  }

  // What can't be read gives way to what can, and what is too late to what isn't. The grader's own
  // failure never makes another submission count: it may be the best.
  private double rank(Delivery delivery) {
    Standing standing = standing(delivery);
    if (standing == Standing.UNREADABLE) {
      return -2;
    }
    if (policy.late().isCutOff(daysLate(delivery))) {
      return -1;
    }
    if (policy.counts() != Policy.Counts.BEST) {
      return 0;
    }
    if (standing == Standing.UNGRADED) {
      return Double.MAX_VALUE;
    }
    double points = policy.earned(result(delivery).score(), result(delivery).bonus(), maxScore);
    return points - policy.late().penalty(daysLate(delivery), points, maxScore);
  }

  /**
   * Returns the submissions that a list of the course means by a name: in full, else without its
   * ending, else without the folder that holds a student's attempts.
   */
  static List<Delivery> called(List<Delivery> deliveries, String name) {
    List<Delivery> exact = deliveries.stream().filter(d -> d.name().equals(name)).toList();
    UnaryOperator<String> inFolder = full -> full.substring(full.lastIndexOf('/') + 1);
    return Stream.<UnaryOperator<String>>of(
            full -> full,
            Deliveries::withoutEnding,
            inFolder,
            full -> Deliveries.withoutEnding(inFolder.apply(full)))
        .map(way -> deliveries.stream().filter(d -> same(way.apply(d.name()), name)).toList())
        .filter(called -> !called.isEmpty())
        .findFirst()
        .filter(called -> exact.isEmpty())
        .orElse(exact);
  }

  private static boolean same(String one, String other) {
    return Names.folded(one).equals(Names.folded(other));
  }
}
