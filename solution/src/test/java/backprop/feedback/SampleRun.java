package backprop.feedback;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * Runs the sample classes before the tests that look at the results: the stubs that they reach
 * would otherwise make those tests "not started" themselves.
 */
final class SampleRun implements BeforeAllCallback {
  private final List<Class<?>> classes;
  private final Map<Class<?>, List<TestExecutionResult>> results = new HashMap<>();

  SampleRun(Class<?>... classes) {
    this.classes = List.of(classes);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    for (Class<?> sample : classes) {
      EngineExecutionResults run =
          EngineTestKit.engine("junit-jupiter")
              .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
              .selectors(selectClass(sample))
              .execute();
      List<TestExecutionResult> ends = new ArrayList<>();
      run.allEvents().finished().stream()
          .filter(event -> event.getTestDescriptor().isTest() || !successful(event))
          .map(event -> event.getRequiredPayload(TestExecutionResult.class))
          .forEach(ends::add);
      results.put(sample, ends);
    }
  }

  private static boolean successful(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getStatus() == Status.SUCCESSFUL;
  }

  /** How the tests of a sample ended; and its containers, if they did not end well. */
  List<Status> states(Class<?> sample) {
    return results.get(sample).stream().map(TestExecutionResult::getStatus).toList();
  }

  /** The messages of what they threw. */
  List<String> reasons(Class<?> sample) {
    return results.get(sample).stream()
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::getMessage)
        .toList();
  }
}
