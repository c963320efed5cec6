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
    Delivery counting = null;
    for (Delivery delivery : deliveries) {
      if (requested != null
          && policy.counts() == Policy.Counts.REQUESTED
          && isCalled(delivery, requested)) {
        return delivery;
      }
      if (counting == null || rank(delivery) >= rank(counting)) {
        counting = delivery;
      }
    }
    return counting;
  }

  /** Tells whether one of them has a name, with or without its ending. */
  boolean has(String name) {
    return deliveries.stream().anyMatch(delivery -> isCalled(delivery, name));
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
    if (policy.counts() != Policy.Counts.BEST || standing != Standing.GRADED) {
      return 0;
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

  static boolean isCalled(Delivery delivery, String name) {
    return delivery.name().equals(name)
        || Deliveries.withoutEnding(delivery.name()).equals(name)
        || delivery.name().endsWith("/" + name);
  }
}
