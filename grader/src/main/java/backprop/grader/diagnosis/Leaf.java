package backprop.grader.diagnosis;

import java.util.List;
import java.util.Objects;

/**
 * A number, an array of numbers, or a text, within a value.
 *
 * @param path where it is in the value, such as .gradient.w1; empty for the value itself
 * @param type such as double[2][3] or String
 * @param shape the lengths of its dimensions; empty for what isn't an array of numbers
 * @param numbers row by row, of a very large array the first; empty for a text
 * @param text what isn't a floating-point number or an array of numbers; else null
 */
public record Leaf(String path, String type, List<Integer> shape, double[] numbers, String text) {

  /** Tells whether there are numbers that stand for its value. */
  public boolean isNumeric() {
    return text == null;
  }

  /** Returns the index of a number as Java writes it, such as [1][2]. */
  public String index(int number) {
    return switch (shape.size()) {
      case 0 -> "";
      case 1 -> "[" + number + "]";
      default -> "[" + number / shape.get(1) + "][" + number % shape.get(1) + "]";
    };
  }

  /** Tells whether the two are the same but for small differences. */
  boolean sameAs(Leaf other) {
    double largest = Math.max(Tolerance.largest(numbers), Tolerance.largest(other.numbers));
    return !differsInKind(other)
        && Tolerance.LOOSE.firstDifference(numbers, other.numbers, largest) < 0;
  }

  /** Tells whether some number is wrong that another leaf has right. */
  boolean spoils(Leaf other, Leaf right) {
    if (numbers.length != right.numbers.length || numbers.length != other.numbers.length) {
      return false;
    }
    double scale = 1e-10 * Math.max(1, Tolerance.largest(right.numbers));
    for (int i = 0; i < numbers.length; i++) {
      // What is 0 may be so by chance.
      if (right.numbers[i] != 0
          && Sample.same(other.numbers[i], right.numbers[i], scale)
          && !Sample.same(numbers[i], right.numbers[i], scale)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the two differ in more than their numbers. */
  boolean differsInKind(Leaf other) {
    return !path.equals(other.path)
        || !type.equals(other.type)
        || !Objects.equals(text, other.text)
        || numbers.length != other.numbers.length;
  }
}
