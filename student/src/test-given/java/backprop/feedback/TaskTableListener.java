package backprop.feedback;

import backprop.feedback.TestOutcome.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Collects how each test of a run ended, and prints the {@link TaskTable} when all have. */
public final class TaskTableListener implements TestExecutionListener {
  private static final String OWN_PACKAGE = "mine";

  /** Where Maven looks for how the run ended; an editor doesn't. */
  private static final String VERDICT = "backprop.verdict";

  private final Map<UniqueId, TestExecutionResult> results = new HashMap<>();
  private final Optional<Verdict> verdict =
      Optional.ofNullable(System.getProperty(VERDICT)).map(file -> new Verdict(Path.of(file)));

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    results.clear();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    results.put(test.getUniqueIdObject(), result);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    List<TestOutcome> outcomes = new ArrayList<>();
    for (TestIdentifier root : plan.getRoots()) {
      for (TestIdentifier test : plan.getDescendants(root)) {
        if (test.isTest()) {
          outcome(test, plan).ifPresent(outcomes::add);
        }
      }
    }
    StubLines stubs = StubLines.in(project());
    String rendered = TaskTable.render(outcomes, stubs);
    Path sources = project().resolve("src/main/java");
    String table = rendered + (rendered.isEmpty() ? "" : ForeignImports.in(sources));
    System.out.print(table);
    System.out.flush();
    boolean red =
        results.values().stream().anyMatch(r -> r.getStatus() == TestExecutionResult.Status.FAILED);
    if (plan.countTestIdentifiers(TestIdentifier::isTest) == 0) {
      return; // A tag that fits nothing: Maven is to say so.
    }
    verdict.ifPresent(v -> v.ended(table, red ? TaskTable.red(outcomes, stubs) : ""));
  }

  /** Tests that are neither the assignment's nor the student's are left out. */
  private Optional<TestOutcome> outcome(TestIdentifier test, TestPlan plan) {
    if (!(test.getSource().orElse(null) instanceof MethodSource source)) {
      return Optional.empty();
    }
    Exercise exercise = source.getJavaMethod().getAnnotation(Exercise.class);
    String className = source.getClassName();
    if (exercise == null && !className.startsWith(OWN_PACKAGE + ".")) {
      return Optional.empty();
    }
    Optional<TestExecutionResult> result = result(test, plan);
    Optional<Throwable> thrown = result.flatMap(TestExecutionResult::getThrowable);
    State state = state(result);
    return Optional.of(
        new TestOutcome(
            exercise == null ? null : exercise.value(),
            className,
            source.getMethodName(),
            test.getDisplayName(),
            state,
            state == State.TO_DO ? thrown.map(TaskTableListener::stub).orElse("") : "",
            state == State.FAILED
                ? thrown.map(cause -> FailureText.of(cause, className)).orElse("")
                : "",
            thrown.map(cause -> FailureText.line(cause, className)).orElse(0)));
  }

  /** The test's own result, or that of the class whose set-up ended before the test began. */
  private Optional<TestExecutionResult> result(TestIdentifier test, TestPlan plan) {
    Optional<TestIdentifier> at = Optional.of(test);
    while (at.isPresent()) {
      TestExecutionResult result = results.get(at.get().getUniqueIdObject());
      if (result != null) {
        boolean inherited = at.get() != test;
        boolean ended = result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
        return !inherited || ended ? Optional.of(result) : Optional.empty();
      }
      at = plan.getParent(at.get());
    }
    return Optional.empty();
  }

  /** Skipped tests have no result: they are still to do. */
  private static State state(Optional<TestExecutionResult> result) {
    if (result.isEmpty()) {
      return State.TO_DO;
    }
    return switch (result.get().getStatus()) {
      case SUCCESSFUL -> State.PASSED;
      case ABORTED -> State.TO_DO;
      case FAILED -> State.FAILED;
    };
  }

  private static String stub(Throwable aborted) {
    String reason = String.valueOf(aborted.getMessage());
    return reason.startsWith(NotStarted.PREFIX) ? reason.substring(NotStarted.PREFIX.length()) : "";
  }

  /** Maven runs the tests in the project's folder; an IDE may run them one folder above. */
  private static Path project() {
    Path below = Path.of("student");
    return Files.isDirectory(below.resolve("src/main/java")) ? below : Path.of("");
  }
}
