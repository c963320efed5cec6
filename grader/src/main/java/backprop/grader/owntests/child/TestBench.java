package backprop.grader.owntests.child;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import backprop.grader.protocol.IsolatedClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * Runs the student's tests on one program after the other. JUnit's engine is asked directly: its
 * launcher would take as long as the engine.
 */
final class TestBench {

  private static final OutputDirectoryCreator NO_FILES =
      new OutputDirectoryCreator() {
        @Override
        public Path getRootDirectory() {
          return Path.of(".");
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
          throw new IOException("tests can't write files here");
        }
      };

  private final TestEngine jupiter = ServiceLoader.load(TestEngine.class).findFirst().orElseThrow();
  private final Properties properties = (Properties) System.getProperties().clone();
  private final VerdictSender.Line line;
  private Map<String, byte[]> classes = Map.of();

  TestBench(VerdictSender.Line line) {
    this.line = line;
  }

  /**
   * Takes the classes of all further runs.
   *
   * @param all the reference, the tests, and what these use
   */
  void load(Map<String, byte[]> all) {
    classes = all;
  }

  /**
   * Runs tests.
   *
   * @param changed the program's classes where they differ from the reference's
   * @param types the tests' classes
   * @param chosen their ids; none means all
   * @param excluded which of these not to run
   * @param untilFailure whether to end with the first test that fails
   */
  void run(
      Map<String, byte[]> changed,
      List<String> types,
      List<String> chosen,
      Set<String> excluded,
      boolean untilFailure) {
    Map<String, byte[]> all = new HashMap<>(classes);
    all.putAll(changed);
    // Defined anew for each run, so that none remembers another.
    ClassLoader round = new IsolatedClasses(all, getClass().getClassLoader());
    // Nothing is to remind one run of another; the easy ways at least are barred.
    System.setProperties((Properties) properties.clone());
    Thread.currentThread().setContextClassLoader(round);
    Probe.beginRun();
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String type : types) {
      try {
        // Initialised here: what its static fields ask for is then part of all tests.
        selectors.add(selectClass(Class.forName(type, true, round)));
      } catch (ReflectiveOperationException | LinkageError e) {
        if (chosen.isEmpty()) {
          VerdictSender.broken(line, type);
        }
      }
    }
    if (!chosen.isEmpty()) {
      selectors.clear();
      chosen.forEach(id -> selectors.add(selectUniqueId(id)));
    }
    execute(selectors, excluded, untilFailure);
  }

  private void execute(
      List<? extends DiscoverySelector> selectors, Set<String> excluded, boolean untilFailure) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .enableImplicitConfigurationParameters(false)
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .build();
    TestDescriptor root = jupiter.discover(request, UniqueId.forEngine(jupiter.getId()));
    for (TestDescriptor test : Set.copyOf(root.getDescendants())) {
      if (excluded.contains(test.getUniqueId().toString())) {
        test.removeFromHierarchy();
      }
    }
    CancellationToken failure = CancellationToken.create();
    try (NamespacedHierarchicalStore<Namespace> session = new NamespacedHierarchicalStore<>(null);
        NamespacedHierarchicalStore<Namespace> store = session.newChild()) {
      jupiter.execute(
          ExecutionRequest.create(
              root,
              new VerdictSender(line, failure),
              request.getConfigurationParameters(),
              NO_FILES,
              store,
              untilFailure ? failure : CancellationToken.disabled()));
    }
  }
}
