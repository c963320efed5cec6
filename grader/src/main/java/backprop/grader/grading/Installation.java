package backprop.grader.grading;

import backprop.grader.common.FileTree;
import backprop.grader.intake.AssignmentFiles;
import backprop.grader.intake.SubmissionReader;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.Checkpoints;
import backprop.grader.remote.ClassFiles;
import backprop.grader.remote.Limits;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Misconception;
import backprop.grader.result.Rubric;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The grader as it was built: {@code lib/} is its own class path, {@code worker/} all that a child
 * process gets, {@code assignment/} the jars that only isolated class loaders open.
 *
 * @param home the folder that holds the three
 */
public record Installation(Path home) {

  private static final String MATRIX = "backprop.matrix.";

  /** Returns where this grader runs from: {@code -Dbackprop.grader.home}, or beside its jar. */
  public static Installation locate() {
    String home = System.getProperty("backprop.grader.home");
    Installation found = new Installation(home == null ? besideJar() : Path.of(home));
    for (Path part :
        List.of(found.worker(), found.student(), found.publicTests(), found.hiddenTests())) {
      if (!Files.isRegularFile(part)) {
        throw new IllegalStateException(
            "the grader isn't built: " + part + " is missing. Run: mvn package -DskipTests");
      }
    }
    return found;
  }

  private static Path besideJar() {
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling("..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the only class path entry of a child process. */
  public Path worker() {
    return home.resolve("worker/worker.jar");
  }

  /** Returns the jar with the given classes and the stubs. */
  public Path student() {
    return home.resolve("assignment/student.jar");
  }

  /** Returns the jar with the test support that public and hidden tests share. */
  public Path publicTests() {
    return home.resolve("assignment/student-tests.jar");
  }

  /** Returns the jar with the hidden tests. */
  public Path hiddenTests() {
    return home.resolve("assignment/hidden-tests.jar");
  }

  /** Returns the folder of the reference and the programs that are compared with it. */
  Path catalogue() {
    return home.resolve("assignment/catalogue");
  }

  /** Returns the jar that runs students' own tests. */
  Path ownTestsRunner() {
    return home.resolve("worker/own-tests.jar");
  }

  /** Returns the folder of the sources that students receive. */
  public Path sources() {
    return home.resolve("assignment/sources");
  }

  /** Returns the folder of the files that platforms want. */
  public Path platforms() {
    return home.resolve("platforms");
  }

  /** Returns the folder of the grader's own class path. */
  Path libraries() {
    return home.resolve("lib");
  }

  /** Returns what no submission may read: tests, points, the grader's code, the solution. */
  List<Path> secrets() {
    List<Path> secrets = new ArrayList<>(privateFolders());
    secrets.addAll(List.of(hiddenTests(), catalogue(), publicTests(), libraries()));
    return secrets;
  }

  /** Returns the folders to close where submissions run as another user of the same files. */
  List<Path> privateFolders() {
    Path target = home.toAbsolutePath().normalize().getParent();
    Path grader = target == null ? null : target.getParent();
    Path project = grader == null ? null : grader.getParent();
    if (project == null || !Files.isDirectory(project.resolve("solution"))) {
      return List.of(home);
    }
    return Stream.of("grader", "solution", ".git")
        .map(project::resolve)
        .filter(Files::isDirectory)
        .toList();
  }

  /**
   * Returns what is known of the files that students receive.
   *
   * @param editable the paths that students edit; all others are given
   */
  private AssignmentFiles files(SortedSet<String> editable) throws IOException {
    SortedMap<String, String> given = FileTree.texts(sources());
    given.keySet().removeAll(editable);
    return new AssignmentFiles(editable, new TreeSet<>(), given);
  }

  /** Returns files as many submissions hold, and some that are longer, by path. */
  SortedMap<String, String> typicalSources(Assignment assignment) throws IOException {
    AssignmentFiles files = files(assignment.files());
    SortedMap<String, String> sources = new TreeMap<>(files.givenSources());
    sources.keySet().removeIf(path -> !path.matches("backprop/(layer|matrix)/\\w+\\.java"));
    sources.keySet().removeIf(path -> path.endsWith("package-info.java"));
    for (String path : files.editable()) {
      sources.put(path, Files.readString(sources().resolve(path)));
    }
    return sources;
  }

  /** Returns a reader of submissions of the assignment. */
  public SubmissionReader reader(Assignment assignment) throws IOException {
    return new SubmissionReader(files(assignment.files()));
  }

  /** Returns the given classes and the stubs, by name. */
  Map<String, byte[]> studentClasses() throws IOException {
    return ClassFiles.read(student(), AssignmentApi::has);
  }

  /** Returns those given classes that refer to no other ones, by name: programs can share them. */
  Map<String, byte[]> matrixClasses() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>(studentClasses());
    classes.keySet().removeIf(name -> !name.startsWith(MATRIX));
    return classes;
  }

  /** Returns the classes of the hidden tests and of the test support that they use, by name. */
  Map<String, byte[]> testClasses() throws IOException {
    return Checkpoints.in(List.of(hiddenTests(), publicTests()));
  }

  /** Returns what tells this build of the grader from others. */
  public BuildFingerprint fingerprint() throws IOException {
    return new BuildFingerprint(this);
  }

  /** Returns what tests say and are worth in this build, with a course's points. */
  public Rubric rubric(Assignment course) {
    AssignmentClasses classes = AssignmentClasses.of(this);
    HiddenSuite suite = HiddenSuite.of(classes, classes.given(), null, Limits.STANDARD);
    List<HiddenTest> tests = new ArrayList<>(suite.plan());
    tests.addAll(BonusTests.plan(course, classes.catalogue()));
    Map<String, Misconception> causes = new TreeMap<>();
    classes
        .catalogue()
        .mutants()
        .forEach(program -> causes.put(program.id(), Causes.misconception(program)));
    return new Rubric(course, tests, causes);
  }
}
