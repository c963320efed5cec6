package backprop.grader.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Damages bytes without knowing what they mean. */
final class Mutation {
  private Mutation() {}

  /** Returns the bytes after a few changes, each of a kind of its own. */
  static byte[] of(byte[] bytes, Dice dice) {
    byte[] mutant = bytes;
    for (int i = 1 + dice.mostlySmall(8); i > 0; i--) {
      mutant = once(mutant, dice);
    }
    return mutant;
  }

  private static byte[] once(byte[] bytes, Dice dice) {
    if (bytes.length == 0) {
      return dice.bytes(dice.below(40));
    }
    int at = dice.below(bytes.length);
    int length = 1 + dice.mostlySmall(Math.min(bytes.length - at, 600));
    return switch (dice.below(10)) {
      case 0, 1 -> overwrite(bytes, at, (byte) (bytes[at] ^ 1 << dice.below(8)));
      case 2 -> overwrite(bytes, at, (byte) dice.odd(bytes[at]));
      case 3, 4 -> overwriteNumber(bytes, at, dice);
      case 5 -> splice(bytes, at, at + length, new byte[0]);
      case 6 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
      case 7 -> splice(bytes, at, at, dice.bytes(1 + dice.mostlySmall(60)));
      case 8 -> move(bytes, at, length, dice);
      default -> dice.oneIn(3) ? Arrays.copyOf(bytes, at) : overwrite(bytes, at, (byte) 0);
    };
  }

  private static byte[] overwrite(byte[] bytes, int at, byte... some) {
    byte[] mutant = bytes.clone();
    System.arraycopy(some, 0, mutant, at, Math.min(some.length, mutant.length - at));
    return mutant;
  }

  private static byte[] overwriteNumber(byte[] bytes, int at, Dice dice) {
    ByteOrder order = dice.oneIn(4) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    long odd = dice.odd(bytes[at]);
    ByteBuffer number = ByteBuffer.allocate(8).order(order).putLong(odd);
    byte[] all = number.array();
    int size = 1 << dice.below(4);
    int from = order == ByteOrder.BIG_ENDIAN ? 8 - size : 0;
    return overwrite(bytes, at, Arrays.copyOfRange(all, from, from + size));
  }

  private static byte[] move(byte[] bytes, int at, int length, Dice dice) {
    byte[] part = Arrays.copyOfRange(bytes, at, at + length);
    return overwrite(bytes, dice.below(bytes.length), part);
  }

  /** Replaces a part by another one. */
  static byte[] splice(byte[] bytes, int from, int to, byte[] part) {
    byte[] mutant = new byte[bytes.length - (to - from) + part.length];
    System.arraycopy(bytes, 0, mutant, 0, from);
    System.arraycopy(part, 0, mutant, from, part.length);
    System.arraycopy(bytes, to, mutant, from + part.length, bytes.length - to);
    return mutant;
  }
}
