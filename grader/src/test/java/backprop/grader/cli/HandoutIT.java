package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutIT {

  @TempDir private Path folder;

  private SortedMap<String, byte[]> handout() throws IOException {
    Path zip = folder.resolve("handout.zip");
    assertThat(CommandLineRun.of("handout", "--out", zip).exitCode()).isZero();
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(
            entry.getName().replaceFirst("^backprop-by-hand-[0-9.]+/", ""), in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void holdsWhatStudentsNeedAndNothingElse() throws IOException {
    SortedMap<String, byte[]> files = handout();
    assertThat(files)
        .containsKeys("pom.xml", "README.md", "README.html", "submission.xml", "LICENSE")
        .containsKeys("src/main/java/backprop/function/Softmax.java", "pictures/step.png");
    files.forEach(
        (name, bytes) -> {
          assertThat(name).doesNotContain("..", "target/", "hidden", "grader", "ANSWERS");
          if (name.endsWith(".java")) {
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContain("SOLUTION", "package hidden", "package backprop.grader");
          }
        });
  }

  @Test
  @Tag("full")
  void buildsAndTestsElsewhere() throws IOException, InterruptedException {
    String home = System.getProperty("maven.home");
    Assumptions.assumeTrue(home != null, "skipped: not run by Maven");
    Path elsewhere = folder.resolve("somewhere else");
    for (var file : handout().entrySet()) {
      Path path = elsewhere.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    List<String> command =
        new ArrayList<>(List.of(Path.of(home, "bin", "mvn").toString(), "-o", "-B", "test"));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    Path log = folder.resolve("log.txt");
    Process maven =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(maven.waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(log).content().contains("Nothing is wrong; nothing has been written yet.");
      assertThat(maven.exitValue()).isZero();
    } finally {
      maven.destroyForcibly();
    }
  }

  @Test
  void missingFolderIsSaid() {
    CommandLineRun run = CommandLineRun.of("handout", "--out", folder.resolve("none/a.zip"));
    assertThat(run.err()).contains("there is no such folder").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(Main.GRADER_FAILED);
  }
}
