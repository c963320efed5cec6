package backprop.grader.owntests.child;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the student's test classes with JUnit, again and again, against whoever answers. */
final class TestBench {

  /** The grader watches the time; what is set here must never be reached before. */
  private static final Duration EVER = Duration.ofHours(1);

  private static final Limits NO_LIMITS =
      new Limits(EVER, EVER, EVER, EVER, Integer.MAX_VALUE, 64, Integer.MAX_VALUE, Long.MAX_VALUE);

  private final Launcher junit =
      LauncherFactory.create(
          LauncherConfig.builder()
              .enableTestExecutionListenerAutoRegistration(false)
              .enableLauncherSessionListenerAutoRegistration(false)
              .enableLauncherDiscoveryListenerAutoRegistration(false)
              .enablePostDiscoveryFilterAutoRegistration(false)
              .build());
  private final GraderLine line;
  private final RemoteSubmission answering;
  private final ClassLoader standIns;
  private final Properties properties = (Properties) System.getProperties().clone();
  private Map<String, byte[]> classes = Map.of();

  TestBench(GraderLine line, Path assignment, Path testSupport) throws IOException {
    this.line = line;
    AssignmentApi api = AssignmentApi.read(assignment);
    answering = new RemoteSubmission(line, Map.of(), NO_LIMITS, api);
    standIns = answering.hiddenTests(List.of(), List.of(testSupport));
  }

  /** Takes the classes of all further runs. */
  void load(Map<String, byte[]> mine) {
    classes = mine;
  }

  /** Has JUnit and AssertJ loaded, while the grader compiles the tests. */
  void warmUp() {
    junit.execute(request(List.of(selectClass(WarmUp.class)), Set.of()));
  }

  /**
   * Runs tests.
   *
   * @param chosen their ids; none means all
   * @param excluded which of these not to run
   */
  void run(Set<String> chosen, Set<String> excluded) {
    ClassLoader mine = new MineClassLoader(classes, standIns);
    // Nothing is to remind one run of another; the easy ways at least are barred.
    System.setProperties((Properties) properties.clone());
    Thread.currentThread().setContextClassLoader(mine);
    answering.beginTest();
    try {
      List<DiscoverySelector> selectors = chosen.isEmpty() ? all(mine) : only(chosen, mine);
      junit.execute(request(selectors, excluded), new VerdictSender(line, answering));
    } catch (RuntimeException | LinkageError e) {
      e.printStackTrace(); // JUnit can make nothing of these classes.
    } finally {
      answering.endTest();
    }
  }

  private List<DiscoverySelector> all(ClassLoader mine) {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String name : classes.keySet()) {
      Class<?> type = initialised(name, mine);
      if (type != null && name.indexOf('$') < 0) {
        selectors.add(selectClass(type));
      }
    }
    return selectors;
  }

  private static List<DiscoverySelector> only(Set<String> chosen, ClassLoader mine) {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String id : chosen) {
      for (UniqueId.Segment segment : UniqueId.parse(id).getSegments()) {
        if (segment.getType().equals("class")) {
          initialised(segment.getValue(), mine);
        }
      }
      selectors.add(selectUniqueId(id));
    }
    return selectors;
  }

  /** Initialises a class: what its static fields ask for is then part of all of its tests. */
  private static Class<?> initialised(String name, ClassLoader mine) {
    try {
      return Class.forName(name, true, mine);
    } catch (ReflectiveOperationException | LinkageError e) {
      e.printStackTrace();
      return null;
    }
  }

  private static LauncherDiscoveryRequest request(
      List<DiscoverySelector> selectors, Set<String> excluded) {
    PostDiscoveryFilter filter =
        test -> FilterResult.includedIf(!excluded.contains(test.getUniqueId().toString()));
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectors)
        .filters(filter)
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
        .build();
  }
}
