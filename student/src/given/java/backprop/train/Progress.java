package backprop.train;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A line at the foot of the terminal: how far the training is, and the time that is left. */
final class Progress {
  private static final int COLUMNS = 79;

  private final PrintStream err;
  private final int epochs;
  private final long images;
  private final Instant start = Instant.now();

  /**
   * Starts the clock.
   *
   * @param err where the line goes
   * @param epochs how many there will be
   * @param images how many go by in an epoch
   */
  Progress(PrintStream err, int epochs, int images) {
    this.err = err;
    this.epochs = epochs;
    this.images = images;
  }

  /**
   * Returns the line for one epoch, which counts images; null if there is no terminal. Each epoch
   * has its own, so that the table above it can grow in between.
   *
   * @param epoch from 1
   */
  ProgressBar bar(int epoch) {
    if (System.console() == null) {
      return null;
    }
    return new ProgressBarBuilder()
        .setTaskName("epoch " + epoch + "/" + epochs)
        .setInitialMax(epochs * images)
        .startsFrom((epoch - 1) * images, Duration.between(start, Instant.now()))
        .setEtaFunction(now -> timeLeft(now.getTotalElapsed(), now.getCurrent(), now.getMax()))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        // Of a fixed width: asking the terminal would load native code, which newer JDKs warn of.
        .setConsumer(new DelegatingProgressBarConsumer(bar -> err.print("\r" + bar), COLUMNS))
        .clearDisplayOnFinish()
        .build();
  }

  /**
   * Returns the time that is left if the images to come take as long as those so far.
   *
   * @param elapsed since the start
   * @param done images so far; without one nothing can be said
   * @param all images of all epochs
   */
  static Optional<Duration> timeLeft(Duration elapsed, long done, long all) {
    return done == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((all - done) * elapsed.toMillis() / done));
  }
}
