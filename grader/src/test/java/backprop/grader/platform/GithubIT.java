package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What GitHub makes of the actions: it runs the steps of a composite action with files for outputs
 * and the summary, and obeys commands in the log, as <a
 * href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">its
 * documentation</a> says: none between {@code ::stop-commands::TOKEN} and {@code ::TOKEN::}.
 */
@Tag("platforms")
class GithubIT {

  private static final DocumentedFormat CLASSROOM = DocumentedFormat.of("classroom");
  private static final Pattern COMMAND = Pattern.compile("::([a-z-]+)(?: ([^:]*))?::(.*)");

  /** What a summary may have at most, or GitHub shows nothing of it. */
  private static final int MOST_BYTES = 1024 * 1024;

  @TempDir private Path folder;

  /** What a step leaves: the commands that count, its outputs and its summary. */
  private record Step(List<String> commands, Map<String, String> outputs, String summary) {

    JsonNode classroom() throws IOException {
      byte[] json = Base64.getDecoder().decode(outputs.get("result"));
      return CLASSROOM.check(new String(json, StandardCharsets.UTF_8));
    }
  }

  @Test
  void theActionGradesWithHiddenTestsAndMarksLinesThatDoNotCompile() throws IOException {
    Container container = Container.of(folder, "/home/runner/work");
    Path exported = folder.resolve("exported");
    Container.exportWarm("github", exported);
    container.run("mv", "exported/staff", "staff");
    Container.handIn(
        folder.resolve("submission"), "TanhLayer.java", GithubIT::withCommandsThatDoNotCompile);
    List<String> script = new ArrayList<>(List.of("set -e", "export SUBMISSION=submission"));
    script.add("export FEEDBACK=student GITHUB_ACTION_PATH=$PWD/staff");
    script.add("export GITHUB_OUTPUT=$PWD/output GITHUB_STEP_SUMMARY=$PWD/summary.md");
    script.add(only(exported.resolveSibling("staff/action.yml")));
    Container.Run run = container.run("bash", "-c", String.join("\n", script));
    assertThat(run.exitCode()).as(run.out()).isZero();
    Step step = step(run.out(), folder);

    assertThat(step.commands())
        .containsExactly(
            "::error file=src/main/java/backprop/layer/TanhLayer.java,line=27,"
                + "title=Does not compile::';' expected");
    JsonNode json = step.classroom();
    assertThat(json.get("max_score").asInt()).isEqualTo(100);
    assertThat(json.get("status").asString()).isEqualTo("fail");
    assertThat(json.get("tests").get(5).get("score").asDouble()).isEqualTo(16);
    assertThat(step.summary())
        .contains("| Task 6 Layers | 16 of 18 points |", "| **total** | **98 of 100** |")
        .doesNotContain("LayersTest");
    assertThat(run.out()).contains("isolation  dropped user");
  }

  @Test
  void thePublicTestsAreSummedUpAndWhatTestsPrintIsNoCommand() throws IOException {
    Path maven = Path.of(System.getProperty("maven.home", ""), "bin", "mvn");
    Assumptions.assumeTrue(Files.isExecutable(maven), "skipped: not run by Maven");
    Path project = student(folder.resolve("project"));
    Path sigmoid = project.resolve("src/main/java/backprop/function/Sigmoid.java");
    Files.writeString(
        sigmoid,
        Container.replaced(
            Files.readString(sigmoid),
            "throw new NotImplementedException(\"Task 1.2: Sigmoid.gradient\");",
            "System.out.println(\"\\n::error::forged\\n::add-mask::a\\n::stop-commands::b\\n::b::\");"
                + " return s * (1 - s);"));
    Step step = runPublicTests(project, maven);
    assertThat(step.commands()).isEmpty();
    JsonNode json = step.classroom();
    assertThat(json.get("status").asString()).isEqualTo("fail");
    assertThat(json.get("tests").size()).isEqualTo(8);
    JsonNode task1 = json.get("tests").get(0);
    assertThat(task1.get("name").asString()).isEqualTo("Task1SigmoidTest");
    assertThat(task1.get("score").asInt()).isPositive();
    assertThat(step.summary()).contains("| Task1SigmoidTest | " + task1.get("score") + " of ");

    Files.writeString(
        sigmoid, Container.replaced(Files.readString(sigmoid), "return s *", "return s * * "));
    step = runPublicTests(project, maven);
    assertThat(step.commands()).hasSize(1);
    assertThat(step.commands().get(0))
        .startsWith("::error file=src/main/java/backprop/function/Sigmoid.java,line=")
        .contains("illegal start of expression");
    assertThat(step.classroom().get("status").asString()).isEqualTo("error");
  }

  @Test
  void aSummaryIsCutBeforeGithubDropsIt() {
    String cut = JobSummary.cut("é".repeat(MOST_BYTES));
    assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    assertThat(cut).endsWith("The rest is too long for this page.\n");
    assertThat(JobSummary.cut("short")).isEqualTo("short");
  }

  @Test
  void theWorkflowsAreNamedAsClassroomWantsAndNeverRunWhatTheyCheckOut() throws IOException {
    Path out = folder.resolve("exported");
    Container.export("github", out, "staff=uni-x/backprop-staff");
    JsonNode students = yaml(out.resolve("students/.github/workflows/classroom.yml"));
    assertThat(students.get("name").asString()).isEqualTo("Autograding Tests");
    assertThat(students.get("jobs").propertyNames()).containsExactly("run-autograding-tests");
    JsonNode grade = yaml(out.resolve("course/.github/workflows/grade.yml"));
    assertThat(grade.get("on").asString()).isEqualTo("pull_request_target");
    assertThat(grade.get("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
    for (JsonNode step : grade.get("jobs").get("grade").get("steps")) {
      assertThat(step.has("run")).isFalse();
      if (step.get("uses").asString().startsWith("actions/checkout")) {
        assertThat(step.get("with").get("persist-credentials").asBoolean(true)).isFalse();
      }
    }
    assertThat(out.resolve("students")).isDirectoryRecursivelyContaining("glob:**/run.sh");
    assertThat(out.resolve("students/grader")).doesNotExist();
  }

  private static JsonNode yaml(Path file) {
    return new YAMLMapper().readTree(file.toFile());
  }

  /** Returns the one step of a composite action. */
  private static String only(Path action) {
    JsonNode steps = yaml(action).get("runs").get("steps");
    assertThat(steps.size()).isEqualTo(1);
    assertThat(steps.get(0).get("shell").asString()).isEqualTo("bash");
    return steps.get(0).get("run").asString();
  }

  private Step runPublicTests(Path project, Path maven) throws IOException {
    Path action = project.resolve(".github/actions/public-tests");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-c", only(action.resolve("action.yml")))
            .directory(project.toFile());
    for (String file : List.of("output", "summary.md")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Map<String, String> environment = builder.environment();
    environment.put("PATH", maven.getParent() + ":" + environment.get("PATH"));
    environment.put("GITHUB_ACTION_PATH", action.toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    Container.Run run = Container.run(builder);
    assertThat(run.exitCode()).as(run.out()).isZero();
    return step(run.out(), folder);
  }

  /** Returns the handout with what belongs into its repository; without a network. */
  private Path student(Path project) throws IOException {
    Path zip = folder.resolve("handout.zip");
    Container.grade("handout", "--out", zip.toString());
    Path unpacked = folder.resolve("unpacked");
    Container.unpack(zip, unpacked);
    try (var inside = Files.list(unpacked)) {
      Files.move(inside.findFirst().orElseThrow(), project);
    }
    Path exported = folder.resolve("exported");
    Container.export("github", exported);
    Files.move(exported.resolve("students/.github"), project.resolve(".github"));
    String repository = System.getProperty("maven.repo.local");
    Files.writeString(
        project.resolve(".mvn/maven.config"),
        "-o\n" + (repository == null ? "" : "-Dmaven.repo.local=" + repository + "\n"));
    return project;
  }

  private static Step step(String log, Path folder) throws IOException {
    List<String> commands = new ArrayList<>();
    String end = null;
    for (String line : log.lines().toList()) {
      Matcher command = COMMAND.matcher(line);
      if (end != null) {
        end = line.equals("::" + end + "::") ? null : end;
      } else if (command.matches() && command.group(1).equals("stop-commands")) {
        end = command.group(3);
      } else if (command.matches()) {
        commands.add(line);
      }
    }
    assertThat(end).as("commands go on after %s", log).isNull();
    Map<String, String> outputs = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("output"))) {
      outputs.put(line.split("=", 2)[0], line.split("=", 2)[1]);
    }
    return new Step(commands, outputs, Files.readString(folder.resolve("summary.md")));
  }

  /** Returns a layer whose error names what looks like commands. */
  private static String withCommandsThatDoNotCompile(String tanh) {
    return Container.withoutSemicolon(tanh)
        .replaceFirst("return output;", "return output; /*\n::error::forged\n##[error]forged */");
  }
}
