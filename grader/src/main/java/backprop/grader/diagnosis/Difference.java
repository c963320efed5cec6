package backprop.grader.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * Where two calls first differ.
 *
 * @param place {@link #ANSWER}, or argument 1 and so on
 * @param expected of the reference; null if the submission has more parts
 * @param actual of the submission; null if it has fewer parts
 * @param index of the first number that differs; -1 if type, shape or text do
 */
public record Difference(String place, Leaf expected, Leaf actual, int index) {

  /** The place of what a call returns or throws. */
  public static final String ANSWER = "answer";

  /** Returns the place of an argument, counted from 0. */
  public static String argument(int index) {
    return "argument " + (index + 1);
  }

  /**
   * Returns the first difference of two values at this place.
   *
   * @param largest number of the two calls
   */
  static Optional<Difference> first(
      String place, Snapshot expected, Snapshot actual, Tolerance tolerance, double largest) {
    List<Leaf> left = expected.leaves();
    List<Leaf> right = actual.leaves();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      Leaf one = i < left.size() ? left.get(i) : null;
      Leaf other = i < right.size() ? right.get(i) : null;
      if (one == null || other == null || one.differsInKind(other)) {
        return Optional.of(new Difference(place, one, other, -1));
      }
      int index = tolerance.firstDifference(one.numbers(), other.numbers(), largest);
      if (index >= 0) {
        return Optional.of(new Difference(place, one, other, index));
      }
    }
    return Optional.empty();
  }
}
