package backprop.grader.grading;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Points;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The hidden tests of one grading, found and run by JUnit in a class loader whose assignment
 * classes are stand-ins for the submission's.
 */
final class HiddenSuite {

  private final Launcher junit =
      LauncherFactory.create(
          // Nothing that lies on a class path by chance may take part.
          LauncherConfig.builder()
              .enableTestExecutionListenerAutoRegistration(false)
              .enableLauncherSessionListenerAutoRegistration(false)
              .enableLauncherDiscoveryListenerAutoRegistration(false)
              .enablePostDiscoveryFilterAutoRegistration(false)
              .build());
  private final Map<HiddenTest, Method> methods = new LinkedHashMap<>();
  private final long seed;

  /**
   * Finds the tests.
   *
   * @param loader gives the test classes
   * @param classNames the test classes, in the order in which they run
   * @param seed gives the tests their inputs
   */
  HiddenSuite(ClassLoader loader, List<String> classNames, long seed) {
    this.seed = seed;
    try {
      for (String name : classNames) {
        find(loader.loadClass(name));
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no hidden tests in " + e.getMessage(), e);
    }
  }

  private void find(Class<?> tests) {
    var found = junit.discover(request(List.of(selectClass(tests))));
    for (TestIdentifier root : found.getRoots()) {
      for (TestIdentifier test : found.getDescendants(root)) {
        if (test.isTest()) {
          Method method = ((MethodSource) test.getSource().orElseThrow()).getJavaMethod();
          methods.put(describe(method, test.getDisplayName()), method);
        }
      }
    }
  }

  private static HiddenTest describe(Method method, String sentence) {
    Points points = method.getAnnotation(Points.class);
    if (points == null) {
      throw new IllegalStateException(OutcomeRecorder.name(method) + " has no @Points");
    }
    return new HiddenTest(OutcomeRecorder.name(method), sentence, points.item(), points.value());
  }

  /** Returns all tests, in order, before any has run. */
  List<HiddenTest> plan() {
    return List.copyOf(methods.keySet());
  }

  /** Runs the tests, one after the other, until the recorder calls the rest off. */
  void run(List<HiddenTest> tests, OutcomeRecorder recorder) {
    List<DiscoverySelector> selectors =
        tests.stream()
            .map(methods::get)
            .<DiscoverySelector>map(m -> selectMethod(m.getDeclaringClass(), m))
            .toList();
    CancellationToken calledOff = recorder.expect(tests);
    junit.execute(
        LauncherExecutionRequestBuilder.request(request(selectors))
            .cancellationToken(calledOff)
            .listeners(recorder)
            .build());
  }

  private LauncherDiscoveryRequest request(List<DiscoverySelector> selectors) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectors)
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("backprop.seed", Long.toString(seed))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
        .build();
  }
}
