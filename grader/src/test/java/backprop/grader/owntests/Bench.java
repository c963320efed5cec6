package backprop.grader.owntests;

import backprop.grader.compile.CompileService;
import backprop.grader.intake.Submission;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.PlainProcess;
import backprop.grader.sandbox.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Own tests with all that they need from this build's class path, in plain processes. */
final class Bench implements AutoCloseable {

  private static final String SUFFIX = ".class";

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
    this(implementations, limits, Program.thisJava());
  }

  /**
   * Makes ready.
   *
   * @param java what the tests' process runs on
   */
  Bench(List<Implementation> implementations, OwnTestsLimits limits, Path java) throws IOException {
    List<Path> forTests = new ArrayList<>(List.of(TEST_SUPPORT));
    forTests.addAll(LIBRARIES);
    compiler = new CompileService(List.of(STUDENT), forTests, new PlainProcess());
    Path grader = location(OwnTests.class.getName());
    Set<Path> classPath = new LinkedHashSet<>(List.of(grader));
    classPath.addAll(LIBRARIES);
    classPath.add(location("org.junit.jupiter.engine.JupiterTestEngine"));
    classPath.add(location("org.junit.platform.launcher.Launcher"));
    classPath.add(location("org.junit.platform.engine.TestEngine"));
    classPath.add(location("net.bytebuddy.ByteBuddy"));
    Program tests = Program.ownTests(java, List.copyOf(classPath), STUDENT, TEST_SUPPORT, 256);
    Program host = Program.worker(java, grader, 128);
    ownTests =
        new OwnTests(
            () -> started(tests),
            () -> started(host),
            compiler,
            AssignmentApi.read(STUDENT).names(),
            REFERENCE,
            implementations,
            limits);
  }

  private Child started(Program program) throws IOException {
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
        new Submission("test", "", new TreeMap<>(), new TreeMap<>(tests), "", List.of(), List.of()),
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

  private static Path location(String type) {
    try {
      return Path.of(
          Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> reference() {
    try {
      Map<String, byte[]> all = classes(STUDENT);
      all.putAll(classes(SOLUTION));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> classes(Path location) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    if (Files.isDirectory(location)) {
      try (Stream<Path> files = Files.walk(location)) {
        for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
          classes.put(name(location.relativize(file).toString()), Files.readAllBytes(file));
        }
      }
    } else {
      try (JarFile jar = new JarFile(location.toFile())) {
        for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator) {
          if (entry.getName().endsWith(SUFFIX)) {
            try (InputStream in = jar.getInputStream(entry)) {
              classes.put(name(entry.getName()), in.readAllBytes());
            }
          }
        }
      }
    }
    return classes;
  }

  private static String name(String file) {
    return file.substring(0, file.length() - SUFFIX.length()).replace('\\', '/').replace('/', '.');
  }

  @Override
  public void close() throws IOException {
    compiler.close();
    children.forEach(Child::close);
  }
}
