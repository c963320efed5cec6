package backprop.grader.owntests.child;

import backprop.grader.remote.RemoteSubmission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells the grader when a test begins and what it says. A test is a method: one that runs several
 * times, such as a parameterized one, fails if any of its runs does.
 */
final class VerdictSender implements TestExecutionListener {

  private final GraderLine line;
  private final RemoteSubmission answering;
  private final Map<String, Verdict> verdicts = new HashMap<>();
  private TestPlan plan;

  VerdictSender(GraderLine line, RemoteSubmission answering) {
    this.line = line;
    this.answering = answering;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionStarted(TestIdentifier identifier) {
    if (isMethod(identifier) && !isPartOfMethod(identifier)) {
      line.begun(identifier.getUniqueId(), identifier.getParentId().orElse(""));
    } else if (isClass(identifier)) {
      line.begun("", identifier.getUniqueId());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    settle(identifier, Verdict.NEITHER);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    Verdict verdict =
        result.getStatus() == Status.SUCCESSFUL
            ? Verdict.PASSED
            : result.getStatus() == Status.FAILED ? Verdict.FAILED : Verdict.NEITHER;
    if (isClass(identifier)) {
      if (verdict != Verdict.PASSED) {
        settle(identifier, verdict);
      }
      return;
    }
    Optional<TestIdentifier> method = method(identifier);
    if (method.isPresent()) {
      verdicts.merge(method.get().getUniqueId(), verdict, VerdictSender::worse);
      if (method.get().equals(identifier)) {
        send(identifier, verdicts.get(identifier.getUniqueId()));
        line.begun("", identifier.getParentId().orElse(""));
      }
    }
  }

  /** What keeps a class from running, such as its set-up, is said of each test that it kept. */
  private void settle(TestIdentifier identifier, Verdict verdict) {
    if (isMethod(identifier)) {
      if (!isPartOfMethod(identifier) && !verdicts.containsKey(identifier.getUniqueId())) {
        verdicts.put(identifier.getUniqueId(), verdict);
        line.begun(identifier.getUniqueId(), identifier.getParentId().orElse(""));
        send(identifier, verdict);
      }
    } else {
      plan.getChildren(identifier).forEach(child -> settle(child, verdict));
    }
  }

  private void send(TestIdentifier test, Verdict verdict) {
    MethodSource source = (MethodSource) test.getSource().orElseThrow();
    String type = source.getClassName();
    String name = type.substring(type.lastIndexOf('.') + 1) + "." + source.getMethodName();
    line.ended(test.getUniqueId(), name, verdict);
    if (!line.alive()) {
      // A call that couldn't be sent has ended the conversation; the next test gets a new one.
      answering.endTest();
      answering.beginTest();
    }
  }

  private static Verdict worse(Verdict a, Verdict b) {
    return a == Verdict.FAILED || b == Verdict.FAILED
        ? Verdict.FAILED
        : a == Verdict.PASSED ? b : a;
  }

  private Optional<TestIdentifier> method(TestIdentifier identifier) {
    Optional<TestIdentifier> found = Optional.empty();
    for (Optional<TestIdentifier> i = Optional.of(identifier);
        i.isPresent();
        i = plan.getParent(i.get())) {
      found = isMethod(i.get()) ? i : found;
    }
    return found;
  }

  private boolean isPartOfMethod(TestIdentifier identifier) {
    return plan.getParent(identifier).filter(VerdictSender::isMethod).isPresent();
  }

  private static boolean isMethod(TestIdentifier identifier) {
    return has(identifier, MethodSource.class);
  }

  private static boolean isClass(TestIdentifier identifier) {
    return has(identifier, ClassSource.class);
  }

  private static boolean has(TestIdentifier identifier, Class<? extends TestSource> kind) {
    return identifier.getSource().filter(kind::isInstance).isPresent();
  }
}
