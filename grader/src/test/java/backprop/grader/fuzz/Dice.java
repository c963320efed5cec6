package backprop.grader.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Draws everything that an input is made of from its number. */
final class Dice {
  private static final long[] ODD_NUMBERS = {
    0,
    1,
    2,
    3,
    4,
    7,
    8,
    15,
    16,
    17,
    100,
    127,
    128,
    255,
    256,
    512,
    1000,
    32_767,
    32_768,
    65_535,
    65_536,
    1 << 20,
    (1 << 20) + 1,
    1 << 24,
    (1 << 25) - 1,
    1 << 25,
    (1 << 25) + 1,
    1 << 30,
    Integer.MAX_VALUE - 8,
    Integer.MAX_VALUE,
    1L << 31,
    0xFFFF_FFFEL,
    0xFFFF_FFFFL,
    1L << 32,
    8L << 30,
    1L << 40,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -2,
    -128,
    -1000
  };

  private final SplittableRandom random;

  Dice(long input) {
    random = new SplittableRandom(input);
  }

  long number() {
    return random.nextLong();
  }

  /** Returns a number from 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns true once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Returns a small number most times, seldom one up to the largest. */
  int mostlySmall(int largest) {
    return below(1 + below(1 + below(largest)));
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[below(choices.length)];
  }

  /** Returns a number that programs get wrong, or one near a given number. */
  long odd(long near) {
    return switch (below(4)) {
      case 0 -> near + below(9) - 4;
      case 1 -> near * (below(4) - 1);
      default -> ODD_NUMBERS[below(ODD_NUMBERS.length)];
    };
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
