package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sandbox that shields something keeps. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class BackendContract {

  @TempDir Path folder;
  private Sandbox sandbox;

  abstract String option();

  @BeforeEach
  void open() throws IOException {
    sandbox = Here.open(option());
  }

  @AfterEach
  void nothingIsLeft() {
    if (sandbox != null) {
      sandbox.close();
      assertThat(TempFolder.living()).isEmpty();
    }
  }

  private String run(ChildProgram program) throws Exception {
    try (Child child = sandbox.start(program)) {
      String said =
          new String(child.fromChild().readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("\\s+$", "");
      int exitCode = child.waitFor(Duration.ofSeconds(30)).orElseThrow();
      return exitCode == 0 ? said : said + "exit code " + exitCode;
    }
  }

  @Test
  void aChildCanDoNothingOfWhatTheSandboxPromisesToPrevent() throws IOException {
    Path secret = Files.createDirectory(folder.resolve("private"));
    Staging.permit(secret, "rwx------");
    Path file = Files.writeString(secret.resolve("hidden-tests.jar"), "x");
    SelfTest test = Here.selfTest(secret, file);
    assertThat(test.breaches(sandbox)).isEmpty();
    assertThat(sandbox.guards())
        .contains(Guard.GRADER_FILES, Guard.ENVIRONMENT, Guard.ROOT, Guard.LIMITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"open files", "file size"})
  void limitsAreEnforced(String limit) throws Exception {
    assertThat(run(Here.program(LimitProbe.class, limit))).isEqualTo("stopped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads", "direct memory"})
  void limitsThatUseUpMemoryEndTheChild(String limit) throws Exception {
    assertThat(run(Here.program(LimitProbe.class, limit)))
        .isIn("stopped", "exit code 3", "exit code 1");
  }

  @Test
  void filesAreFoundWhateverTheirPathsLookLike() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("Übung 1 – \"ß\" $x"));
    Path classes = odd.resolve("klassen é");
    Staging.copy(Here.tests(), classes, true);
    Path file = Files.writeString(odd.resolve("données.txt"), "read");
    ChildProgram reader =
        new ChildProgram(
            ChildProgram.thisJava(),
            List.of(classes),
            ReadProbe.class.getName(),
            List.of(),
            List.of(file),
            64,
            60);
    assertThat(run(reader)).isEqualTo("read");
  }

  @Test
  void aKilledGraderLeavesNoProcessAndTheNextOneRemovesItsFiles() throws Exception {
    String java = ChildProgram.thisJava().resolve("bin/java").toString();
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Staging.permit(folder, "rwx--x--x");
    Staging.permit(temporary, "rwxrwxrwx");
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            Here.tests() + ":" + Here.worker(),
            KilledGrader.class.getName(),
            option());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process grader = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<ProcessHandle> family = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(grader.getInputStream()))) {
      assertThat(reader.readLine()).isEqualTo("ready");
      grader.descendants().forEach(family::add);
      assertThat(family).isNotEmpty();
    } finally {
      grader.destroyForcibly().waitFor();
    }
    for (ProcessHandle process : family) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
    TempFolder.sweep(temporary, DroppedUser::removeLeftovers);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void childrenOfOneSandboxDoNotMeet() throws Exception {
    try (Child one = sandbox.start(Here.program(EndlessProbe.class));
        Child two = sandbox.start(Here.program(EndlessProbe.class))) {
      assertThat(one.fromChild().read()).isEqualTo('.');
      assertThat(two.fromChild().read()).isEqualTo('.');
      one.kill();
      assertThat(one.waitFor(Duration.ofSeconds(30))).isPresent();
      assertThat(two.alive()).isTrue();
    }
  }
}
