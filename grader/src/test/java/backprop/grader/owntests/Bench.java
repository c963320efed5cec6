package backprop.grader.owntests;

import backprop.grader.compile.CompileService;
import backprop.grader.intake.Submission;
import backprop.grader.remote.ClassFiles;
import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.PlainProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Own tests with all that they need from this build's class path, in plain processes. */
final class Bench implements AutoCloseable {

  static final Path STUDENT = location("backprop.layer.Layer");
  static final Path TEST_SUPPORT = location("backprop.feedback.Expectation");
  static final Path SOLUTION = location("backprop.function.Softmax");

  /** What tests are compiled against, beside the assignment. */
  static final List<Path> LIBRARIES = libraries();

  static final Map<String, byte[]> REFERENCE = reference();

  private final List<Child> children = new ArrayList<>();
  private final CompileService compiler;
  private final OwnTests ownTests;

  Bench(List<Implementation> implementations, OwnTestsLimits limits) throws IOException {
    this(implementations, limits, ChildProgram.thisJava());
  }

  /**
   * Makes ready.
   *
   * @param java what the tests' process runs on
   */
  Bench(List<Implementation> implementations, OwnTestsLimits limits, Path java) throws IOException {
    List<Path> forTests = new ArrayList<>(List.of(TEST_SUPPORT));
    forTests.addAll(LIBRARIES);
    compiler =
        new CompileService(List.of(STUDENT), forTests, new PlainProcess(), CompileService.LIMIT);
    Path grader = location(OwnTests.class.getName());
    Set<Path> classPath = new LinkedHashSet<>(List.of(grader));
    classPath.addAll(LIBRARIES);
    classPath.add(location("org.junit.jupiter.engine.JupiterTestEngine"));
    classPath.add(location("org.junit.platform.launcher.Launcher"));
    classPath.add(location("org.junit.platform.engine.TestEngine"));
    classPath.add(location("net.bytebuddy.ByteBuddy"));
    ChildProgram program = ChildProgram.ownTests(java, List.copyOf(classPath), 256);
    ownTests =
        new OwnTests(
            () -> started(program),
            compiler,
            new Programs(
                ClassFiles.read(TEST_SUPPORT, name -> true),
                REFERENCE,
                implementations,
                Wrong.butRight()),
            limits);
  }

  /** Returns the standard limits, but for these. */
  static OwnTestsLimits limits(Duration total) {
    OwnTestsLimits standard = OwnTestsLimits.STANDARD;
    return new OwnTestsLimits(
        total,
        standard.sample(),
        standard.test(),
        standard.start(),
        standard.traffic(),
        standard.tests(),
        standard.losses());
  }

  private Child started(ChildProgram program) throws IOException {
    Child child = new PlainProcess().start(program);
    children.add(child);
    return child;
  }

  /** Returns all processes that were started. */
  List<Child> children() {
    return children;
  }

  OwnTestsResult run(Map<String, String> tests) throws IOException {
    return run(tests, 1);
  }

  OwnTestsResult run(Map<String, String> tests, long seed) throws IOException {
    return ownTests.run(
        new Submission(
            "test", "", new TreeMap<>(), new TreeMap<>(tests), List.of(), "", List.of(), List.of()),
        seed);
  }

  private static List<Path> libraries() {
    return Stream.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.params.ParameterizedTest",
            "org.junit.platform.commons.JUnitException",
            "org.opentest4j.AssertionFailedError",
            "org.apiguardian.api.API",
            "org.jspecify.annotations.NullMarked",
            "org.assertj.core.api.Assertions")
        .map(Bench::location)
        .distinct()
        .toList();
  }

  static Path location(String type) {
    try {
      return Path.of(
          Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> reference() {
    try {
      Map<String, byte[]> all = ClassFiles.read(STUDENT, name -> true);
      all.putAll(ClassFiles.read(SOLUTION, name -> true));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    compiler.close();
    children.forEach(Child::close);
  }
}
