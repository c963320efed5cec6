package backprop.grader.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Turns an honest conversation into one that no worker and no grader has. */
final class HostileFrames {
  private final List<String> types;
  private final List<RawFrame> others;

  /**
   * Makes a source of conversations.
   *
   * @param types names of the assignment's types
   * @param others frames of other conversations, to be mixed in
   */
  HostileFrames(List<String> types, List<RawFrame> others) {
    this.types = types;
    this.others = others;
  }

  /**
   * Returns a conversation whose first frames are as they were.
   *
   * @param keep how many of them
   */
  byte[] draw(byte[] honest, int keep, Dice dice) {
    List<RawFrame> frames = new ArrayList<>(RawFrame.parse(honest));
    byte[] start = RawFrame.bytes(frames.subList(0, keep));
    List<RawFrame> rest = frames.subList(keep, frames.size());
    for (int i = dice.mostlySmall(4); i >= 0 && !rest.isEmpty(); i--) {
      change(rest, dice);
    }
    byte[] end = RawFrame.bytes(rest);
    if (dice.oneIn(6)) {
      end = Mutation.of(end, dice);
    }
    if (dice.oneIn(10)) {
      end = Arrays.copyOf(end, dice.below(end.length + 1));
    }
    return new Little().bytes(start).bytes(end).toBytes();
  }

  private void change(List<RawFrame> frames, Dice dice) {
    int at = dice.below(frames.size());
    RawFrame frame = frames.get(at);
    switch (dice.below(12)) {
      case 0 -> frames.remove(at);
      case 1 -> frames.add(at, frame);
      case 2 -> Collections.swap(frames, at, dice.below(frames.size()));
      case 3 -> frames.add(at, dice.pick(others));
      case 4 -> {
        RawFrame other = dice.pick(others);
        frames.set(at, RawFrame.of(other.type(), frame.id(), other.body()));
      }
      case 5 -> {
        RawFrame callback = RawFrame.of(RawFrame.CALLBACK, frame.id(), callback(dice));
        frames.addAll(at, Collections.nCopies(1 + dice.mostlySmall(60), callback));
      }
      case 6, 7 -> frames.set(at, frame.withBody(HostileValue.answer(dice, types)));
      case 8 -> frames.set(at, frame.withBody(tail(frame.body(), dice)));
      default -> frames.set(at, frame.mutated(dice));
    }
  }

  /** Keeps the start of a body and ends it with another value. */
  private byte[] tail(byte[] body, Dice dice) {
    byte[] start = Arrays.copyOf(body, dice.below(Math.min(body.length, 200) + 1));
    return new Little().bytes(start).bytes(HostileValue.draw(dice, types)).toBytes();
  }

  private byte[] callback(Dice dice) {
    // The number of an object, or that of none: a class that the grader answers for.
    int target = dice.below(3) - 1;
    Little body =
        new Little().number(dice.odd(1), 8).number(dice.oneIn(4) ? dice.odd(0) : target, 4);
    String[] method =
        dice.pick(
            new String[] {"backprop.function.Softmax", "softmax", "([D)[D"},
            new String[] {"backprop.function.Softmax", "softmax", "([[D)[[D"},
            new String[] {"backprop.function.Softmax", "backward", "([[D[[D)[[D"},
            new String[] {"backprop.function.Sigmoid", "sigmoid", "(D)D"},
            new String[] {"backprop.check.ScalarFunction", "value", "([D)D"},
            new String[] {"backprop.layer.Layer", "fprop", "([[D)[[D"},
            new String[] {"backprop.layer.Layer", "parameters", "()Ljava/util/List;"},
            new String[] {dice.pick(types), "toString", "()Ljava/lang/String;"},
            new String[] {"java.lang.Object", "getClass", "()Ljava/lang/Class;"});
    for (String part : method) {
      HostileValue.string(body, part, dice);
    }
    int count = dice.oneIn(5) ? (int) dice.odd(1) : 1;
    return body.number(count, 4).bytes(HostileValue.draw(dice, types)).toBytes();
  }
}
