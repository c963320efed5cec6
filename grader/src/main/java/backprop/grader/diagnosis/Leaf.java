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

  /** Tells whether the two differ in more than their numbers. */
  boolean differsInKind(Leaf other) {
    return !path.equals(other.path)
        || !type.equals(other.type)
        || !Objects.equals(text, other.text)
        || numbers.length != other.numbers.length;
  }
}
