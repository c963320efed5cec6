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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutIT {

  private static final String NOTHING_WRITTEN = "Nothing is wrong; nothing has been written yet.";
  private static final Pattern LINK = Pattern.compile("href=\"([^\"#:]+)[\"#]");

  @TempDir private Path folder;

  private SortedMap<String, byte[]> handout(Object... options) throws IOException {
    Path zip = folder.resolve("handout.zip");
    List<Object> arguments = new ArrayList<>(List.of("handout", "--out", zip));
    arguments.addAll(List.of(options));
    assertThat(CommandLineRun.of(arguments.toArray()).exitCode()).isZero();
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
        .containsKeys("src/main/java/backprop/function/Softmax.java", "pictures/step.png")
        .containsKeys("src/given/java/backprop/matrix/Matrices.java", "pages/setup.html")
        .containsKeys(".mvn/maven.config", ".vscode/tasks.json", ".run/Task 1.run.xml");
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
  void itsPagesLeadToEachOther() throws IOException {
    SortedMap<String, byte[]> files = handout();
    List<String> pages = files.keySet().stream().filter(f -> f.endsWith(".html")).toList();
    int links = 0;
    for (String page : pages) {
      Matcher link = LINK.matcher(new String(files.get(page), StandardCharsets.UTF_8));
      while (link.find()) {
        String target = Path.of(page).resolveSibling(link.group(1)).normalize().toString();
        assertThat(pages).as("link of %s", page).contains(target.replace('\\', '/'));
        links++;
      }
    }
    assertThat(links).isGreaterThan(2 * pages.size());
  }

  @Test
  void tellsTheRulesOfACourse() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("course"));
    String standard = Files.readString(Path.of("src/main/resources/assignment.yml"));
    Files.writeString(
        rules.resolve("assignment.yml"),
        standard
            .replace("due: null", "due: 2026-12-01 23:59")
            .replace("kind: points", "kind: 1-6"));
    SortedMap<String, byte[]> files = handout("--course", rules);
    String general = "Your course says which submission counts";
    for (String name : List.of("README.md", "README.html")) {
      String text = new String(files.get(name), StandardCharsets.UTF_8);
      assertThat(text).contains("Hand in until 2026-12-01 23:59 (UTC).", "from 1 to 6 (best)");
      assertThat(text.replaceAll("\\s+", " ")).doesNotContain(general);
      String other = new String(handout().get(name), StandardCharsets.UTF_8);
      assertThat(other.replaceAll("\\s+", " ")).contains(general);
    }
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
    assertThat(maven(0, elsewhere, "test")).contains(NOTHING_WRITTEN);
    String wrongTag = maven(1, elsewhere, "test", "-Dgroups=task1");
    assertThat(end(wrongTag)).contains("No test has the tag 'task1'", "task-7, task-B1");

    Path sigmoid = elsewhere.resolve("src/main/java/backprop/function/Sigmoid.java");
    String stub = "throw new NotImplementedException(\"Task 1.2: Sigmoid.gradient\");";
    Files.writeString(sigmoid, Files.readString(sigmoid).replace(stub, "return s;"));
    String red = maven(1, elsewhere, "test", "-Dgroups=task-1");
    assertThat(end(red)).contains("Next   Task 1.2: compare 'expected' and 'was' above");
    assertThat(red).contains("Compiling 1 source file");
    Files.writeString(
        sigmoid, Files.readString(sigmoid).replace("return s;", "return s * (1 - s);"));
    assertThat(maven(0, elsewhere, "test", "-Dgroups=task-1")).contains("begun");
    assertThat(elsewhere.resolve("target/submission.zip")).exists();
  }

  /** What is still on a screen of 24 lines when all is over. */
  private static String end(String output) {
    List<String> lines = output.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  private String maven(int exitCode, Path project, String... arguments)
      throws IOException, InterruptedException {
    String maven = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
    List<String> command = new ArrayList<>(List.of(maven, "-o", "-B"));
    command.addAll(List.of(arguments));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(exitCode);
      return Files.readString(log);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void missingFolderIsSaid() {
    CommandLineRun run = CommandLineRun.of("handout", "--out", folder.resolve("none/a.zip"));
    assertThat(run.err()).contains("there is no such folder").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(Main.GRADER_FAILED);
  }
}
