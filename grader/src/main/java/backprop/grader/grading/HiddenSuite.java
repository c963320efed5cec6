package backprop.grader.grading;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Points;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The hidden tests, found and run by JUnit in a class loader whose assignment classes are stand-ins
 * for a submission's.
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
  private final Constants constants = new Constants();

  /** Learns when tests begin and what became of them. */
  interface Listener {

    /** A test begins; its instance hasn't been made yet. */
    void begins(HiddenTest test);

    /** A test has ended. */
    void ended(HiddenTest test, TestExecutionResult result);

    /** Tells, after each test, whether the next one is to begin. */
    default boolean goesOn() {
      return true;
    }
  }

  /**
   * Finds the tests.
   *
   * @param loader gives the test classes
   * @param classNames the test classes, in the order in which they run
   */
  HiddenSuite(ClassLoader loader, List<String> classNames) {
    try {
      for (String name : classNames) {
        find(loader.loadClass(name));
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no hidden tests in " + e.getMessage(), e);
    }
  }

  private void find(Class<?> tests) {
    constants.add(tests);
    var found = junit.discover(request(List.of(selectClass(tests)), 0));
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
      throw new IllegalStateException(name(method) + " has no @Points");
    }
    return new HiddenTest(name(method), sentence, points.item(), points.value());
  }

  /** Returns all tests, in order, before any has run. */
  List<HiddenTest> plan() {
    return List.copyOf(methods.keySet());
  }

  /**
   * Runs tests, one after the other, until the listener calls the rest off.
   *
   * @param seed gives the tests their inputs
   * @throws UngradedException if the listener fails, which is the grader's own fault
   */
  void run(List<HiddenTest> tests, long seed, Listener listener) {
    if (tests.isEmpty()) {
      return;
    }
    List<DiscoverySelector> selectors =
        tests.stream()
            .map(methods::get)
            .<DiscoverySelector>map(m -> selectMethod(m.getDeclaringClass(), m))
            .toList();
    Adapter adapter = new Adapter(tests, constants, listener);
    junit.execute(
        LauncherExecutionRequestBuilder.request(request(selectors, seed))
            .cancellationToken(adapter.calledOff)
            .listeners(adapter)
            .build());
    if (adapter.fault != null) {
      throw new UngradedException(
          "the grader failed while a test ran: " + adapter.fault.getMessage(), adapter.fault);
    }
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static LauncherDiscoveryRequest request(List<DiscoverySelector> selectors, long seed) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectors)
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("backprop.seed", Long.toString(seed))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
        .build();
  }

  /** JUnit logs what a listener throws and goes on; here such a fault ends the run. */
  private static final class Adapter implements TestExecutionListener {

    private final Map<String, HiddenTest> expected = new HashMap<>();
    private final Constants constants;
    private final Listener listener;
    private final CancellationToken calledOff = CancellationToken.create();
    private RuntimeException fault;

    Adapter(List<HiddenTest> tests, Constants constants, Listener listener) {
      tests.forEach(test -> expected.put(test.name(), test));
      this.constants = constants;
      this.listener = listener;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) {
        constants.restore();
        guarded(() -> listener.begins(lookUp(test)));
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        guarded(() -> listener.ended(lookUp(test), result));
        if (fault != null || !listener.goesOn()) {
          calledOff.cancel();
        }
      }
    }

    private HiddenTest lookUp(TestIdentifier test) {
      return expected.get(name(((MethodSource) test.getSource().orElseThrow()).getJavaMethod()));
    }

    private void guarded(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        fault = fault == null ? e : fault;
      }
    }
  }
}
