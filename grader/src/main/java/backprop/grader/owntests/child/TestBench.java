package backprop.grader.owntests.child;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import backprop.grader.protocol.IsolatedClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * Runs the student's tests on one program after the other. Plain ones are called; for the others
 * JUnit's engine is asked, directly, since its launcher would take as long as the engine.
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

  /** These are the same in all programs and call none of the others, so they are defined once. */
  private static final String LASTING = "backprop.matrix.";

  private final Properties properties = (Properties) System.getProperties().clone();
  private final VerdictSender.Line line;
  private ClassLoader lasting = getClass().getClassLoader();
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
    classes = new HashMap<>(all);
    Map<String, byte[]> fixed = new HashMap<>(all);
    fixed.keySet().removeIf(name -> !name.startsWith(LASTING));
    classes.keySet().removeAll(fixed.keySet());
    lasting = new IsolatedClasses(fixed, getClass().getClassLoader());
  }

  /**
   * Runs tests, on classes that are defined anew, so that no run remembers another.
   *
   * @param changed the program's classes where they differ from the reference's
   * @param plain the tests that JUnit isn't needed for
   * @param types the other tests' classes
   * @param chosen the ids of those to run in these; none means all
   * @param excluded which of these not to run
   * @param untilFailure whether to end with the first test that fails
   */
  void run(
      Map<String, byte[]> changed,
      List<PlainTests> plain,
      List<String> types,
      List<String> chosen,
      Set<String> excluded,
      boolean untilFailure) {
    Map<String, byte[]> all = new HashMap<>(classes);
    all.putAll(changed);
    ClassLoader round = new IsolatedClasses(all, lasting);
    // Nothing is to remind one run of another; the easy ways at least are barred.
    System.setProperties((Properties) properties.clone());
    Thread.currentThread().setContextClassLoader(round);
    Probe.beginRun();
    // All are initialised first: what their static fields ask for is then part of all tests.
    Map<String, Class<?>> loaded = new LinkedHashMap<>();
    plain.forEach(tests -> load(tests.type(), round, loaded));
    types.forEach(type -> load(type, round, loaded));
    for (PlainTests tests : plain) {
      if (loaded.containsKey(tests.type())
          && !call(tests, loaded.remove(tests.type()), untilFailure)) {
        return;
      }
    }
    List<DiscoverySelector> selectors = new ArrayList<>();
    if (chosen.isEmpty()) {
      loaded.values().forEach(type -> selectors.add(selectClass(type)));
    } else {
      chosen.forEach(id -> selectors.add(selectUniqueId(id)));
    }
    if (!selectors.isEmpty()) {
      execute(selectors, excluded, untilFailure);
    }
  }

  private void load(String type, ClassLoader from, Map<String, Class<?>> loaded) {
    try {
      loaded.put(type, Class.forName(type, true, from));
    } catch (ReflectiveOperationException | LinkageError e) {
      VerdictSender.broken(line, type);
    }
  }

  /** Calls the tests of a class; tells whether to go on. */
  private boolean call(PlainTests tests, Class<?> type, boolean untilFailure) {
    for (int i = 0; i < tests.tests().size(); i++) {
      VerdictSender.begin(line, tests.id(i));
      Verdict verdict = tests.run(type, i);
      VerdictSender.end(line, tests.id(i), verdict);
      if (verdict == Verdict.FAILED && untilFailure) {
        return false;
      }
    }
    return true;
  }

  private void execute(
      List<? extends DiscoverySelector> selectors, Set<String> excluded, boolean untilFailure) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .enableImplicitConfigurationParameters(false)
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .build();
    TestEngine jupiter = ServiceLoader.load(TestEngine.class).findFirst().orElseThrow();
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
