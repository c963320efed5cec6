package backprop.grader.owntests.child;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.UnsendableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Tells the grader when a test begins and what it says. A test is a method: one that runs several
 * times, such as a parameterized one, fails if any of its runs does.
 */
final class VerdictSender implements EngineExecutionListener {

  /** Sends a frame to the grader. */
  interface Line {
    void send(FrameType type, ByteSink body);
  }

  private final Line line;
  private final CancellationToken firstFailure;
  private final Map<UniqueId, Verdict> verdicts = new HashMap<>();

  /**
   * Creates one for a run.
   *
   * @param firstFailure is cancelled when a test fails
   */
  VerdictSender(Line line, CancellationToken firstFailure) {
    this.line = line;
    this.firstFailure = firstFailure;
  }

  @Override
  public void executionStarted(TestDescriptor test) {
    if (isMethod(test) && !isPartOfMethod(test)) {
      begin(test);
    }
  }

  @Override
  public void executionSkipped(TestDescriptor test, String reason) {
    settle(test, Verdict.NEITHER);
  }

  @Override
  public void executionFinished(TestDescriptor test, TestExecutionResult result) {
    Verdict verdict =
        result.getStatus() == Status.SUCCESSFUL
            ? Verdict.PASSED
            : result.getStatus() == Status.FAILED ? Verdict.FAILED : Verdict.NEITHER;
    if (test.getSource().filter(ClassSource.class::isInstance).isPresent()) {
      if (verdict != Verdict.PASSED) {
        settle(test, verdict);
      }
      return;
    }
    Optional<TestDescriptor> method = method(test);
    if (method.isPresent()) {
      UniqueId id = method.get().getUniqueId();
      verdicts.merge(id, verdict, VerdictSender::worse);
      if (method.get().equals(test)) {
        end(test, verdicts.get(id));
      }
    }
  }

  /** What keeps a class from running, such as its set-up, is said of each test that it kept. */
  private void settle(TestDescriptor test, Verdict verdict) {
    if (!isMethod(test)) {
      test.getChildren().forEach(child -> settle(child, verdict));
    } else if (!isPartOfMethod(test) && verdicts.putIfAbsent(test.getUniqueId(), verdict) == null) {
      begin(test);
      end(test, verdict);
    }
  }

  private void begin(TestDescriptor test) {
    begin(line, test.getUniqueId().toString());
  }

  private void end(TestDescriptor test, Verdict verdict) {
    end(line, test.getUniqueId().toString(), verdict);
    if (verdict == Verdict.FAILED) {
      firstFailure.cancel();
    }
  }

  /** Says of a class with which JUnit can do nothing that it failed, as if it were a test. */
  static void broken(Line line, String type) {
    String id = PlainTests.id(type);
    begin(line, id);
    end(line, id, Verdict.FAILED);
  }

  static void begin(Line line, String id) {
    try {
      line.send(FrameType.TEST_BEGUN, new ByteSink().putString(id));
    } catch (UnsendableException e) {
      throw new IllegalStateException(e);
    }
    Probe.beginTest();
  }

  static void end(Line line, String id, Verdict verdict) {
    byte[] reached = Probe.endTest();
    try {
      line.send(
          FrameType.TEST_ENDED,
          new ByteSink().putString(id).putByte(verdict.ordinal()).putBytes(reached));
    } catch (UnsendableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Verdict worse(Verdict a, Verdict b) {
    return a == Verdict.FAILED || b == Verdict.FAILED
        ? Verdict.FAILED
        : a == Verdict.PASSED ? b : a;
  }

  /** Returns the outermost method that this is a part of. */
  private static Optional<TestDescriptor> method(TestDescriptor test) {
    Optional<TestDescriptor> found = Optional.empty();
    for (Optional<TestDescriptor> t = Optional.of(test); t.isPresent(); t = t.get().getParent()) {
      found = isMethod(t.get()) ? t : found;
    }
    return found;
  }

  private static boolean isPartOfMethod(TestDescriptor test) {
    return test.getParent().filter(VerdictSender::isMethod).isPresent();
  }

  private static boolean isMethod(TestDescriptor test) {
    return test.getSource().filter(MethodSource.class::isInstance).isPresent();
  }
}
