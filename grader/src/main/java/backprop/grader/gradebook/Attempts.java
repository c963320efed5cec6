package backprop.grader.gradebook;

import backprop.grader.batch.StoredResult;
import backprop.grader.course.LatePolicy;
import backprop.grader.course.Policy;
import backprop.grader.delivery.Deliveries;
import backprop.grader.delivery.Delivery;
import backprop.grader.report.ResultJson;
import backprop.grader.scoring.Scoring;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One student's submissions in order of time, and which of them counts. */
final class Attempts {

  private final Policy policy;
  private final double maxScore;
  private final Map<String, StoredResult> results;
  private final ZonedDateTime due;
  private final List<Delivery> deliveries;
  private final Map<String, Instant> times;

  /**
   * Looks at one student's submissions.
   *
   * @param maxScore of the assignment, for penalties
   * @param results by submission; none for those that the grader failed on
   * @param due for this student; null if there is no due date
   * @param times by submission, where a list or the platform says better than the files
   */
  Attempts(
      Policy policy,
      double maxScore,
      Map<String, StoredResult> results,
      ZonedDateTime due,
      List<Delivery> deliveries,
      Map<String, Instant> times) {
    this.policy = policy;
    this.maxScore = maxScore;
    this.results = results;
    this.due = due;
    this.times = times;
    this.deliveries = new ArrayList<>(deliveries);
    this.deliveries.sort(
        Comparator.comparing(this::handedIn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(delivery -> delivery.name().length())
            .thenComparing(Delivery::name));
  }

  /**
   * Returns the one that counts; null if nothing was handed in.
   *
   * @param requested the submission that the student asked to be graded; null if none
   */
  Delivery counting(String requested) {
    if (requested != null && policy.counts() == Policy.Counts.REQUESTED && has(requested)) {
      List<Delivery> called = called(deliveries, requested);
      return called.get(called.size() - 1);
    }
    Delivery counting = null;
    for (Delivery delivery : deliveries) {
      if (counting == null || rank(delivery) >= rank(counting)) {
        counting = delivery;
      }
    }
    return counting;
  }

  /** Tells whether one of them has a name, with or without its ending. */
  boolean has(String name) {
    return !called(deliveries, name).isEmpty();
  }

  /** Returns all of them. */
  List<Attempt> all(Delivery counting) {
    return deliveries.stream()
        .map(
            delivery ->
                new Attempt(
                    delivery.name(),
                    shownTime(delivery),
                    standing(delivery),
                    Scoring.round(points(delivery)),
                    daysLate(delivery),
                    delivery == counting))
        .toList();
  }

  /** Returns started days after the due date; 0 if in time, or if no time is known. */
  int daysLate(Delivery delivery) {
    Instant time = handedIn(delivery);
    return time == null || due == null
        ? 0
        : LatePolicy.daysLate(due, time.atZone(policy.timeZone()));
  }

  Standing standing(Delivery delivery) {
    StoredResult result = results.get(delivery.name());
    if (result == null) {
      return Standing.UNGRADED;
    }
    return result.isGraded() ? Standing.GRADED : Standing.UNREADABLE;
  }

  String shownTime(Delivery delivery) {
    Instant time = handedIn(delivery);
    return time == null ? "" : policy.shown(time.atZone(policy.timeZone()));
  }

  // What can't be read gives way to what can, and what is too late to what isn't. The grader's own
  // failure never makes another submission count. The last of equals counts.
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
      return Double.MAX_VALUE; // it may be the best
    }
    ResultJson result = results.get(delivery.name()).result();
    double points = policy.earned(result.score(), result.bonus(), maxScore);
    return points - policy.late().penalty(daysLate(delivery), points, maxScore);
  }

  private double points(Delivery delivery) {
    return standing(delivery) == Standing.GRADED
        ? results.get(delivery.name()).result().score()
            + results.get(delivery.name()).result().bonus()
        : 0;
  }

  private Instant handedIn(Delivery delivery) {
    return times.getOrDefault(delivery.name(), delivery.handedIn());
  }

  /**
   * Returns the submissions that a list of the course means by a name: in full, else without its
   * ending, else without the folder that holds a student's attempts.
   */
  static List<Delivery> called(List<Delivery> deliveries, String name) {
    List<Delivery> exact = deliveries.stream().filter(d -> d.name().equals(name)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<UnaryOperator<String>> shorter =
        List.of(
            full -> full,
            Deliveries::withoutEnding,
            full -> full.substring(full.lastIndexOf('/') + 1),
            full -> Deliveries.withoutEnding(full.substring(full.lastIndexOf('/') + 1)));
    for (UnaryOperator<String> way : shorter) {
      List<Delivery> called =
          deliveries.stream()
              .filter(delivery -> Roll.folded(way.apply(delivery.name())).equals(Roll.folded(name)))
              .toList();
      if (!called.isEmpty()) {
        return called;
      }
    }
    return List.of();
  }
}
