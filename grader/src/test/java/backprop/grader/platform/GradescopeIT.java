package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.grading.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What Gradescope makes of the autograder, in a tree such as <a
 * href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">its specification</a> lays
 * out, with its memory and half a processor, where no namespace can be had.
 */
@Tag("platforms")
class GradescopeIT {

  private static final long MOST_BYTES = 60_000_000;
  private static final DocumentedFormat FORMAT = DocumentedFormat.of("gradescope");
  private static final DocumentedFormat WITHOUT_TESTS =
      new DocumentedFormat(List.of("score"), FORMAT.values());

  @TempDir private static Path autograder;
  private static Container container;
  private static Container.Run setup;
  private static long size;

  private final Path submission = autograder.resolve("submission");
  private final Path results = autograder.resolve("results");

  @BeforeAll
  static void gradescopeBuildsTheImage() throws IOException {
    container = Container.limited(autograder, "/autograder", 768, 50);
    Path zip = autograder.resolve("autograder.zip");
    Container.export("gradescope", zip);
    size = Files.size(zip);
    Path source = Files.createDirectory(autograder.resolve("source"));
    Container.unpack(zip, source);
    Files.delete(zip);
    Files.copy(source.resolve("run_autograder"), autograder.resolve("run_autograder"));
    setup = container.run("bash", "source/setup.sh");
    System.out.printf("Gradescope's zip: %.1f MB%n", size / 1e6);
  }

  @BeforeEach
  void aSubmissionComes() throws IOException {
    for (Path folder : List.of(submission, results)) {
      new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start().onExit().join();
      Files.createDirectory(folder);
    }
    Files.copy(
        Path.of("src/test/resources/formats/submission_metadata.json"),
        autograder.resolve("submission_metadata.json"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void theImageIsSmallAndInstallsPackagesByTheirNamesOnly() throws IOException {
    assertThat(setup.exitCode()).as(setup.out()).isZero();
    assertThat(size).isLessThan(MOST_BYTES);
    assertThat(Files.readAllLines(autograder.resolve("apt.log")))
        .containsExactly("update", "install -y --no-install-recommends openjdk-17-jdk-headless");
  }

  @Test
  void theReferenceEarnsEverythingOnHalfAProcessor() throws IOException {
    Container.handIn(submission, "", text -> text);
    JsonNode json = grade();
    json.get("tests")
        .forEach(
            test -> {
              boolean own = test.get("number").asString().equals("B2");
              assertThat(test.get("status").asString())
                  .as(test.get("name").asString())
                  .isEqualTo(own ? "failed" : "passed");
            });
    assertThat(json.get("score").asDouble()).isEqualTo(106);
  }

  @Test
  void aGroupSeesASectionForEachTaskAndTheMisconception() throws IOException {
    Container.handIn(submission, "Softmax.java", Container::columnSums);
    JsonNode json = grade();
    assertThat(json.get("output").asString()).contains("Handed in by Ada \\<b\\>Berg", "Bob Chen");
    assertThat(json.get("visibility").asString()).isEqualTo("visible");
    JsonNode softmax = json.get("tests").get(2);
    assertThat(softmax.get("number").asString()).isEqualTo("3");
    assertThat(softmax.get("max_score").asInt()).isEqualTo(14);
    assertThat(softmax.get("score").asDouble()).isBetween(10.0, 11.0);
    assertThat(softmax.get("output").asString())
        .startsWith("**3.2** ")
        .contains("divides by the sum of the column", "*Hint:*");
    // Handed in a day late: that is Gradescope's to judge.
    assertThat(json.toString()).doesNotContainIgnoringCase("late");
    for (String name : hiddenTests()) {
      assertThat(json.toString()).doesNotContain(name);
    }
  }

  @Test
  void whatForgesResultsOrReadsTheGraderGetsNothing() throws IOException {
    Container.handIn(submission, "Sigmoid.java", GradescopeIT::withAttacks);
    assertThat(sigmoid(grade())).isEqualTo(6);
    // Where nothing shields the grader the same attacks succeed, so this test can fail.
    Path script = autograder.resolve("run_autograder");
    String guarded = Files.readString(script);
    try {
      Files.writeString(
          script, Container.replaced(guarded, "--require-sandbox", "--sandbox plain"));
      assertThat(sigmoid(grade())).isLessThan(6);
    } finally {
      Files.writeString(script, guarded);
    }
  }

  @Test
  void whatIsNoSubmissionScoresNothingAndSaysWhy() throws IOException {
    Files.writeString(submission.resolve("notes.txt"), "nothing");
    JsonNode json = WITHOUT_TESTS.check(run());
    assertThat(json.get("score").asInt()).isZero();
    assertThat(json.get("output").asString()).contains("none of the files to hand in");
    assertThat(json.get("visibility").asString()).isEqualTo("visible");
  }

  private JsonNode grade() throws IOException {
    return FORMAT.check(run());
  }

  private String run() throws IOException {
    Container.Run run = container.run("./run_autograder");
    assertThat(run.exitCode()).as(run.out()).isZero();
    return Files.readString(results.resolve("results.json"));
  }

  private static double sigmoid(JsonNode json) {
    return json.get("tests").get(0).get("score").asDouble();
  }

  private static List<String> hiddenTests() throws IOException {
    try (JarFile jar = new JarFile(Installation.locate().hiddenTests().toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches("hidden/\\w+Test\\.class"))
          .map(name -> name.replaceAll("hidden/|\\.class", ""))
          .toList();
    }
  }

  /** Returns a sigmoid that is right only as long as no attack has succeeded. */
  private static String withAttacks(String sigmoid) {
    String attacks =
        """
          private static boolean caught;

          private interface Attack {
            Object run() throws Exception;
          }

          private static void attempt(Attack attack) {
            try {
              attack.run();
              caught = true;
            } catch (Exception e) {
              // Refused.
            }
          }

          static {
            java.nio.file.Path at = java.nio.file.Path.of("/autograder");
            for (String file : new String[] {"results/results.json", "results/stdout", "run_autograder", "source/x"}) {
              attempt(() -> java.nio.file.Files.writeString(at.resolve(file), "{\\"score\\": 1000}"));
            }
            for (String file : new String[] {"submission_metadata.json", "source/grader/assignment/hidden-tests.jar", "source/setup.sh"}) {
              attempt(() -> java.nio.file.Files.readAllBytes(at.resolve(file)));
            }
            for (String folder : new String[] {"source", "results", "submission"}) {
              attempt(() -> java.nio.file.Files.list(at.resolve(folder)).count());
            }
          }

          private Sigmoid() {}
        """;
    return Container.replaced(
        Container.replaced(sigmoid, "  private Sigmoid() {}\n", attacks),
        "return s * (1 - s);",
        "return caught ? Double.NaN : s * (1 - s);");
  }
}
