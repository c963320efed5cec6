package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.Course;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Isolation;
import backprop.grader.result.Outcome;
import backprop.grader.result.Result;
import backprop.grader.result.Rubric;
import backprop.grader.result.Scoring;
import backprop.grader.result.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a change of the grader concerns, on a copy of what the build made. */
class BuildFingerprintIT {

  private static final Assignment ASSIGNMENT = Course.standard().assignment();
  private static final Rubric RUBRIC = Installation.locate().rubric(ASSIGNMENT);
  private static final String IN_TASK_3 = "fails in task 3";
  private static final String IN_TASK_5 = "fails in task 5";
  private static final String WITH_TESTS = "all right, with own tests";
  private static final String ALL_RIGHT = "all right, without";

  private static final Map<String, Result> RESULTS = new LinkedHashMap<>();

  @TempDir private static Path home;
  private static Path mutants;

  /** As it is when a test begins, which is to change what no other one does. */
  private final Map<String, String> before;

  BuildFingerprintIT() throws IOException {
    before = fingerprints();
  }

  @BeforeAll
  static void copy() throws IOException {
    Path built = Installation.locate().home();
    FileUtils.copyDirectory(built.resolve("assignment").toFile(), home("assignment"));
    FileUtils.copyDirectory(built.resolve("worker").toFile(), home("worker"));
    Files.copy(jar(built), Files.createDirectories(home.resolve("lib")).resolve("grader-x.jar"));
    mutants = home.resolve("assignment/catalogue/mutants");
    RESULTS.put(IN_TASK_3, result("3.2", State.NOT_IMPLEMENTED));
    RESULTS.put(IN_TASK_5, result("5.2", State.NOT_IMPLEMENTED));
    RESULTS.put(WITH_TESTS, result("", State.FAILED));
    RESULTS.put(ALL_RIGHT, result("", State.NOT_IMPLEMENTED));
  }

  @Test
  void wordsConcernNobody() throws IOException {
    Path entry = mutants.resolve("softmax/column-sums/entry.json");
    Files.writeString(entry, Files.readString(entry).replace("A row is a sample", "Look at rows"));
    assertThat(concerned()).isEmpty();
  }

  @Test
  void aWrongProgramConcernsWhoFailsInItsTask() throws IOException {
    change(mutants.resolve("softmax/column-sums"));
    assertThat(concerned()).containsExactly(IN_TASK_3);
  }

  @Test
  void aProgramForOwnTestsConcernsWhoHasSome() throws IOException {
    HiddenTest program =
        RUBRIC.tests().stream()
            .filter(test -> test.name().startsWith(HiddenTest.OWN_TESTS + "network/"))
            .findFirst()
            .orElseThrow();
    change(mutants.resolve(program.name().replace(HiddenTest.OWN_TESTS, "")));
    assertThat(concerned()).containsExactly(IN_TASK_5, WITH_TESTS);
  }

  @Test
  void generatedProgramsConcernWhoFailsAnything() throws IOException {
    change(home.resolve("assignment/catalogue/variants"));
    assertThat(concerned()).containsExactly(IN_TASK_3, IN_TASK_5);
  }

  @Test
  void theReferenceConcernsEverybody() throws IOException {
    change(home.resolve("assignment/catalogue/reference"));
    assertThat(concerned()).hasSize(4);
  }

  @Test
  void pagesConcernNobodyAndWhatGradesEverybody() throws IOException {
    rewrite("backprop/grader/report/");
    assertThat(concerned()).isEmpty();
    rewrite("backprop/grader/grading/");
    assertThat(concerned()).hasSize(4);
  }

  private static java.io.File home(String folder) {
    return home.resolve(folder).toFile();
  }

  private static Path jar(Path built) throws IOException {
    try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("grader-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void change(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path first = files.filter(f -> f.toString().endsWith(".class")).sorted().findFirst().get();
      Files.write(first, new byte[] {1, 2, 3});
    }
  }

  /** Writes the jar anew, with another class in a package. */
  private void rewrite(String inPackage) throws IOException {
    Path jar = home.resolve("lib/grader-x.jar");
    Path other = home.resolve("other.jar");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
      for (ZipEntry entry : java.util.Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(in.getInputStream(entry).readAllBytes());
      }
      out.putNextEntry(new ZipEntry(inPackage + "Other.class"));
      out.write(7);
    }
    Files.delete(jar);
    Files.move(other, jar);
  }

  private List<String> concerned() throws IOException {
    Map<String, String> now = fingerprints();
    return RESULTS.keySet().stream().filter(r -> !now.get(r).equals(before.get(r))).toList();
  }

  private static Map<String, String> fingerprints() throws IOException {
    BuildFingerprint build = new Installation(home).fingerprint();
    Map<String, String> all = new HashMap<>();
    RESULTS.forEach((name, result) -> all.put(name, build.of(ASSIGNMENT, result)));
    return all;
  }

  /** Returns a result in which a part's tests have failed, and own tests have this state. */
  private static Result result(String part, State own) {
    Map<HiddenTest, Outcome> outcomes = new HashMap<>();
    for (HiddenTest test : RUBRIC.tests()) {
      State state =
          test.name().startsWith(HiddenTest.OWN_TESTS)
              ? own
              : test.part().equals(part) ? State.FAILED : State.PASSED;
      outcomes.put(test, new Outcome(state, "", ""));
    }
    return new Result(
        "id",
        "1",
        "1",
        1,
        false,
        new Result.Submitted("s", "", List.of(), List.of(), List.of(), null, List.of()),
        new Isolation("none", "ok", "", List.of()),
        0,
        0,
        0,
        0,
        Scoring.score(ASSIGNMENT, RUBRIC.tests(), outcomes),
        Map.of());
  }
}
