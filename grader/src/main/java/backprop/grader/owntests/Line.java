package backprop.grader.owntests;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.sandbox.Child;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The line to a process: frames to and from it, and a deadline after which it is killed. */
final class Line implements AutoCloseable {

  private static final Duration LONGEST_SEND = Duration.ofSeconds(5);
  private static final long TICK_MILLIS = 20;
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Child child;
  private final FrameInput in;
  private final FrameOutput out;
  private final ScheduledFuture<?> ticks;
  private volatile long deadline;
  private volatile boolean armed;
  private volatile boolean late;

  Line(Child child) {
    this.child = child;
    in = new FrameInput(new BufferedInputStream(child.fromChild()));
    out = new FrameOutput(child.toChild());
    // One look every now and then, since setting an alarm for each frame would cost more.
    ticks =
        CLOCK.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "own-tests-clock");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  private void tick() {
    if (armed && System.nanoTime() - deadline > 0) {
      late = true;
      child.kill();
    }
  }

  /**
   * Sends a frame.
   *
   * @throws IOException if the process ends, or is killed because it doesn't read
   */
  void send(FrameType type, long id, ByteSink body) throws IOException {
    arm(LONGEST_SEND);
    try {
      out.send(type, id, body);
    } finally {
      armed = false;
    }
  }

  /** Sends a frame on that came from another process. */
  void forward(Frame frame) throws IOException {
    arm(LONGEST_SEND);
    try {
      out.forward(frame);
    } finally {
      armed = false;
    }
  }

  /**
   * Returns the next frame.
   *
   * @throws IOException if the process ends, or is killed because it takes longer
   */
  Frame receive(Duration longest) throws IOException, ProtocolException {
    arm(longest);
    try {
      Frame frame = in.receive();
      if (frame == null) {
        throw new IOException(late ? "no answer in time" : "the process has ended");
      }
      return frame;
    } finally {
      armed = false;
    }
  }

  private void arm(Duration longest) {
    deadline = System.nanoTime() + longest.toNanos();
    armed = true;
  }

  /** Returns the start of what the process printed. */
  String output() {
    return child.stderr();
  }

  @Override
  public void close() {
    ticks.cancel(false);
    child.close();
  }
}
