package backprop.grader.grading;

import backprop.grader.protocol.IsolatedClasses;
import backprop.grader.remote.ClassFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs JUnit tests, such as the public ones, on programs of the catalogue: within the grader, since
 * both are trusted, and in a class loader that has nothing else of the assignment.
 */
public final class TestsOnPrograms {

  /** The table that students see stays away. */
  private static final LauncherConfig NOTHING_AUTOMATIC =
      LauncherConfig.builder()
          .enableTestExecutionListenerAutoRegistration(false)
          .enableLauncherSessionListenerAutoRegistration(false)
          .build();

  private final Map<String, byte[]> unchanged = new TreeMap<>();
  private final List<String> testClasses;

  /**
   * Makes ready for any number of programs.
   *
   * @param tests the test classes, by name, and what they need
   * @param reference the classes of the files that students edit
   */
  public TestsOnPrograms(
      Installation installation, Map<String, byte[]> tests, Map<String, byte[]> reference)
      throws IOException {
    unchanged.putAll(installation.studentClasses());
    unchanged.putAll(reference);
    unchanged.putAll(tests);
    testClasses = tests.keySet().stream().filter(name -> name.endsWith("Test")).toList();
  }

  /** Returns the public tests, made ready. */
  public static TestsOnPrograms publicTests(
      Installation installation, Map<String, byte[]> reference) throws IOException {
    var tests = ClassFiles.read(installation.publicTests(), name -> true);
    return new TestsOnPrograms(installation, tests, reference);
  }

  /**
   * Returns the names of the tests that don't pass, such as Task3SoftmaxTest.rowsSumToOne.
   *
   * @param changed the program's classes that differ from the reference's, by name
   */
  public SortedSet<String> failed(Map<String, byte[]> changed) {
    Map<String, byte[]> classes = new TreeMap<>(unchanged);
    classes.putAll(changed);
    var loader = new IsolatedClasses(classes, TestsOnPrograms.class.getClassLoader());
    List<ClassSelector> selectors =
        testClasses.stream().map(name -> DiscoverySelectors.selectClass(loader, name)).toList();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create(NOTHING_AUTOMATIC)
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .enableImplicitConfigurationParameters(false)
                .build(),
            listener);
    if (listener.getSummary().getTestsFoundCount() == 0) {
      throw new IllegalStateException("no tests were found to try on programs");
    }
    return listener.getSummary().getFailures().stream()
        .map(failure -> name(failure.getTestIdentifier()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(at -> at.getClassName().replaceFirst(".*\\.", "") + "." + at.getMethodName())
        .orElseGet(test::getDisplayName);
  }
}
