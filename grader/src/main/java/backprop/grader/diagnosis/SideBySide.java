package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The calls of one hidden test on the reference and on a submission, as far as they are the same.
 */
public final class SideBySide {

  private final List<Pair> pairs = new ArrayList<>();
  private final List<RecordedCall> expectedOnly;
  private final List<RecordedCall> actualOnly;

  /**
   * One call on both.
   *
   * @param number counted from 1
   * @param likeness of the two calls
   * @param differences the first one of each argument and of the answer, where there is one
   */
  public record Pair(
      int number,
      RecordedCall expected,
      RecordedCall actual,
      Likeness likeness,
      List<Difference> differences) {

    static Pair of(int number, RecordedCall expected, RecordedCall actual) {
      List<Difference> found = actual.differences(expected, Tolerance.LOOSE);
      Likeness likeness = Likeness.DIFFERENT;
      if (found.isEmpty()) {
        found = actual.differences(expected, Tolerance.STRICT);
        likeness = Likeness.SIMILAR;
      }
      if (found.isEmpty()) {
        found = actual.differences(expected, Tolerance.NONE);
        likeness = Likeness.SAME;
      }
      return new Pair(number, expected, actual, likeness, List.copyOf(found));
    }

    /** Returns the difference at a place. */
    public Optional<Difference> at(String place) {
      return differences.stream().filter(found -> found.place().equals(place)).findFirst();
    }

    /** Returns how much its wrong answer says about a program that gives the same. */
    double evidence() {
      return likeness == Likeness.SAME
          ? 0
          : differences.stream().mapToDouble(d -> SideBySide.evidence(this, d)).sum();
    }

    /** Tells whether the two are the same to the last bit. */
    public boolean isSame() {
      return differences.isEmpty();
    }
  }

  /** Compares the two, call by call, until a call is of another method. */
  public SideBySide(List<RecordedCall> expected, List<RecordedCall> actual) {
    int next = 0;
    while (next < expected.size() && next < actual.size()) {
      RecordedCall one = expected.get(next);
      RecordedCall other = actual.get(next);
      if (!other.isOfSameMethod(one)) {
        break;
      }
      pairs.add(Pair.of(++next, one, other));
    }
    expectedOnly = List.copyOf(expected.subList(next, expected.size()));
    actualOnly = List.copyOf(actual.subList(next, actual.size()));
  }

  /** Returns how much the wrong answers say about a program that gives the same. */
  public double evidence() {
    return pairs.stream().mapToDouble(Pair::evidence).sum();
  }

  /** Tells whether the calls differ in more than rounding. */
  public boolean differs() {
    return !expectedOnly.isEmpty()
        || !actualOnly.isEmpty()
        || pairs.stream().anyMatch(pair -> pair.likeness() != Likeness.SAME);
  }

  /** Tells whether some call differs in more than small digits. */
  public boolean isPlainlyWrong() {
    return pairs.stream().anyMatch(pair -> pair.likeness() == Likeness.DIFFERENT);
  }

  private static double evidence(Pair pair, Difference difference) {
    if (!difference.place().equals(Difference.ANSWER)) {
      return 0.5;
    }
    if (difference.index() < 0) {
      return 0;
    }
    double got = difference.actual().numbers()[difference.index()];
    if (pair.likeness() == Likeness.SIMILAR) {
      return got == 0 ? 0.125 : 0.5;
    }
    return new Sample("", difference.expected(), difference.actual(), List.of()).evidence();
  }

  /** Returns the calls that both have, in order. */
  public List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  /** Returns the reference's calls after those. */
  public List<RecordedCall> expectedOnly() {
    return expectedOnly;
  }

  /** Returns the submission's calls after those. */
  public List<RecordedCall> actualOnly() {
    return actualOnly;
  }

  /** Returns the first call that differs in more than small digits; else in these; else at all. */
  public Optional<Pair> firstDifference() {
    return pairs.stream()
        .filter(pair -> !pair.isSame())
        .min(Comparator.comparing(Pair::likeness).thenComparing(Pair::number));
  }
}
