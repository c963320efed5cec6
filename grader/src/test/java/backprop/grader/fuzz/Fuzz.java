package backprop.grader.fuzz;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a property on many drawn inputs, and says of a failure how to get its input again. */
final class Fuzz {
  /** How many inputs a kind of input gets in every build. */
  static final int SOME = 2_000;

  private static final long SEED = Long.getLong("backprop.fuzz.seed", 1);
  private static final Long ONLY = Long.getLong("backprop.fuzz.input");

  /** Wide: the slowest input takes a fraction of a second. */
  private static final int PATIENCE_MILLIS = 30_000;

  private final String property;
  private final Property check;
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile long current;

  /** Checks one input, and describes what came of it in a word or two. */
  interface Property {
    String check(Dice dice) throws Throwable;
  }

  private Fuzz(String property, Property check) {
    this.property = property;
    this.check = check;
  }

  /** Checks so many inputs, and prints how many of them ended in which way. */
  static void check(String property, int inputs, Property check) throws Exception {
    new Fuzz(property, check).run(ONLY == null ? inputs : 1);
  }

  private void run(int inputs) throws Exception {
    long begin = System.nanoTime();
    Tally tally = new Tally();
    Thread runner = new Thread(() -> runAll(inputs, tally), "fuzz");
    runner.setDaemon(true);
    runner.start();
    long before = -1;
    while (runner.isAlive()) {
      runner.join(before == -1 ? 2L * PATIENCE_MILLIS : PATIENCE_MILLIS);
      if (runner.isAlive() && done.get() == before) {
        String where =
            Stream.of(runner.getStackTrace())
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
        throw new AssertionError(again("hangs" + where));
      }
      before = done.get();
    }
    if (failure.get() != null) {
      throw new AssertionError(again(failure.get().toString()), failure.get());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("%s: %d inputs in %.1f s, %s%n", property, inputs, seconds, tally);
  }

  private void runAll(int inputs, Tally tally) {
    try {
      for (int i = 0; i < inputs; i++) {
        current = ONLY == null ? input(i) : ONLY;
        tally.count(check.check(new Dice(current)));
        done.incrementAndGet();
      }
    } catch (Throwable t) {
      failure.set(t);
    }
  }

  /** Neighbouring numbers would give inputs that resemble each other. */
  private static long input(int index) {
    return new Dice(SEED * 1_000_003L + index).number() >>> 1;
  }

  private String again(String what) {
    return property + ", input " + current + " (-Dbackprop.fuzz.input=" + current + "): " + what;
  }
}
