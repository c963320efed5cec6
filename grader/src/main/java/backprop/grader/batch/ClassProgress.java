package backprop.grader.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far the grading of a class is: a bar on a terminal, else a line now and then. */
final class ClassProgress implements AutoCloseable {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(20);

  private final PrintWriter out;
  private final int all;
  private final ProgressBar bar;
  private final long start = System.nanoTime();
  private long lastLine = start;
  private int done;

  /** Ctrl-C ends the JVM: then it is said that nothing is lost. */
  private final Thread stopped = new Thread(this::tellStopped, "stopped");

  ClassProgress(PrintWriter out, int all) {
    this.out = out;
    this.all = all;
    this.bar =
        System.console() == null
            ? null
            : new ProgressBarBuilder()
                .setTaskName("grading")
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.ASCII)
                .setSpeedUnit(java.time.temporal.ChronoUnit.MINUTES)
                .showSpeed()
                .setMaxRenderedLength(80)
                .build();
    Runtime.getRuntime().addShutdownHook(stopped);
  }

  private void tellStopped() {
    out.printf("%nstopped, %d of %d graded; the same command goes on%n", done, all);
    out.flush();
  }

  /** Tells that one more submission is done. */
  synchronized void step() {
    done++;
    if (bar != null) {
      bar.step();
      return;
    }
    long now = System.nanoTime();
    if (done == all || now - lastLine > BETWEEN_LINES.toNanos()) {
      lastLine = now;
      out.println(line(done, all, Duration.ofNanos(now - start)));
      out.flush();
    }
  }

  /** Returns a line such as "120 of 500 graded, 61 a minute, about 6 min left". */
  static String line(int done, int all, Duration passed) {
    double minutes = Math.max(passed.toMillis(), 1) / 60_000.0;
    double rate = done / minutes;
    String left =
        done == all ? "" : ", about " + words(Math.round(60 * (all - done) / rate)) + " left";
    return String.format(Locale.ROOT, "%d of %d graded, %.0f a minute%s", done, all, rate, left);
  }

  /** Returns a time such as "45 s" or "6 min". */
  static String words(long seconds) {
    return seconds < 90 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopped);
    } catch (IllegalStateException e) {
      // It is being stopped.
    }
    if (bar != null) {
      bar.close();
    }
  }
}
