package backprop.grader.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes values as a worker would, except that lengths, tags and names lie now and then. */
final class HostileValue {
  private static final int DEEPEST = 40;

  private final Dice dice;
  private final List<String> types;
  private final Little out = new Little();
  private int nodes;

  private HostileValue(Dice dice, List<String> types) {
    this.dice = dice;
    this.types = types;
  }

  /**
   * Returns the bytes of a value.
   *
   * @param types names of the assignment's types
   */
  static byte[] draw(Dice dice, List<String> types) {
    HostileValue value = new HostileValue(dice, types);
    if (dice.oneIn(40)) {
      // One inside another, without end.
      for (int i = dice.below(100); i > 0; i--) {
        value.out.number(11, 1).number(1, 1).number(1, 4);
      }
    }
    value.value(0);
    return value.out.toBytes();
  }

  /** Returns an answer: stub reached or not, arguments changed, then a value or an exception. */
  static byte[] answer(Dice dice, List<String> types) {
    HostileValue answer = new HostileValue(dice, types);
    if (dice.oneIn(8)) {
      answer.out.number(1, 1);
      answer.string("Task 1.1: Sigmoid.sigmoid");
      answer.string("backprop.function.Sigmoid");
    } else {
      answer.out.number(dice.oneIn(20) ? dice.odd(0) : 0, 1);
    }
    for (int i = 0; dice.oneIn(3); i++) {
      answer.out.number(dice.oneIn(5) ? dice.odd(i) : i, 4);
      answer.value(0);
    }
    answer.out.number(-1, 4);
    if (dice.oneIn(5)) {
      answer.out.number(0, 1).number(dice.below(20) - 1, 1);
      answer.string(dice.oneIn(5) ? null : "m".repeat(dice.oneIn(20) ? 600 : 3));
      answer.out.number(dice.oneIn(3) ? dice.odd(0) : -1, 4);
    } else {
      answer.out.number(1, 1);
      answer.value(0);
    }
    return answer.out.toBytes();
  }

  private void value(int depth) {
    if (depth > DEEPEST || ++nodes > 400) {
      out.number(0, 1);
      return;
    }
    int tag = dice.oneIn(60) ? (int) dice.odd(5) : dice.below(15);
    out.number(tag, 1);
    switch (tag) {
      case 3 -> out.number(dice.odd(0), 4);
      case 4 -> out.number(dice.odd(0), 8);
      case 5 -> out.number(dice.oneIn(5) ? dice.odd(0) : Double.doubleToLongBits(0.5), 8);
      case 6 -> string(dice.oneIn(20) ? null : dice.pick("", "a", "é\ud800", "x".repeat(2_000)));
      case 7 -> numbers(4);
      case 8 -> numbers(8);
      case 9 -> {
        int rows = dice.mostlySmall(5);
        out.number(lie(rows), 4);
        for (int i = 0; i < rows; i++) {
          numbers(8);
        }
      }
      case 10 -> {
        string(
            dice.pick("double", "boolean", "Object", "List", type())
                + "[]".repeat(dice.mostlySmall(10)));
        elements(depth);
      }
      case 11 -> {
        out.number(dice.oneIn(30) ? dice.odd(1) : dice.below(2), 1);
        elements(depth);
      }
      case 12 -> {
        string(type());
        for (int i = dice.below(5); i > 0; i--) {
          value(depth + 1);
        }
      }
      case 13, 14 -> {
        out.number(dice.oneIn(4) ? dice.odd(1) : dice.below(4), 4).number(lie(1), 1);
        string(type());
      }
      default -> {}
    }
  }

  private void elements(int depth) {
    int count = dice.mostlySmall(6);
    out.number(lie(count), 4);
    for (int i = 0; i < count; i++) {
      value(depth + 1);
    }
  }

  private void numbers(int width) {
    int count = dice.oneIn(20) ? dice.below(2_000) : dice.below(4);
    out.number(lie(count), 4);
    for (int i = 0; i < count; i++) {
      out.number(dice.oneIn(3) ? dice.number() : 0, width);
    }
  }

  private String type() {
    return dice.oneIn(10)
        ? dice.pick("java.lang.Thread", "java.lang.Object", "", "backprop.None", "[D", "int")
        : dice.pick(types);
  }

  private void string(String text) {
    string(out, text, dice);
  }

  /** Writes a length, which may lie, and UTF-16 units. */
  static void string(Little out, String text, Dice dice) {
    if (text == null) {
      out.number(-1, 4);
      return;
    }
    out.number(dice.oneIn(60) ? dice.odd(text.length()) : text.length(), 4);
    boolean wide = dice.oneIn(4) || text.chars().anyMatch(c -> c > 0xff);
    out.number(dice.oneIn(60) ? dice.odd(1) : wide ? 1 : 0, 1);
    int length = (wide ? 2 : 1) * text.length();
    byte[] bytes = text.getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    out.bytes(bytes.length == length ? bytes : new byte[length]);
  }

  private long lie(long truth) {
    return dice.oneIn(25) ? dice.odd(truth) : truth;
  }
}
