package backprop.grader.cli;

import static backprop.grader.cli.CommandLineRun.repository;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is handed in or typed, one line says what to do, and nothing is left behind. */
class BadInputIT {

  @TempDir Path folder;

  @Test
  void missingPath() {
    assertUnreadable(folder.resolve("nowhere.zip"), "no such file or folder");
  }

  @Test
  void emptyArchive() throws IOException {
    assertUnreadable(zip("empty.zip"), "there is nothing in it");
  }

  @Test
  void corruptArchive() throws IOException {
    Path zip = zip("broken.zip", "src/main/java/backprop/function/Sigmoid.java");
    byte[] bytes = Files.readAllBytes(zip);
    Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertUnreadable(zip, "broken.zip");
  }

  @Test
  void archiveWithoutAnyFileToHandIn() throws IOException {
    assertUnreadable(zip("pictures.zip", "cat.png", "notes.txt"), "Sigmoid.java");
  }

  @Tag("full")
  @Test
  void tenThousandFiles() throws IOException {
    String[] names = new String[10_001];
    for (int i = 0; i < names.length; i++) {
      names[i] = "stuff/file" + i + ".txt";
    }
    assertUnreadable(zip("flood.zip", names), "submission.zip");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    assertFails(CommandLineRun.of("--sede", "7"), 1, "--sede");
    assertFails(CommandLineRun.of(), 1, "SUBMISSION");
    assertFails(CommandLineRun.of("x", "--feedback", "lots"), 1, "lots");
    assertFails(CommandLineRun.of("x", "--tests", "["), 1, "regular expression");
    assertFails(
        CommandLineRun.of("x", "--json", folder.resolve("no/such/r.json")), 3, "no such folder");
  }

  @Test
  void anUnreadableSubmissionLeavesNoResultFile() throws IOException {
    Path result = folder.resolve("result.json");
    CommandLineRun run = CommandLineRun.of(folder.resolve("nowhere"), "--json", result);
    assertThat(run.exitCode()).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static CommandLineRun card(Path submission) {
    CommandLineRun run = CommandLineRun.of(submission);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out() + run.err()).doesNotContain("\tat ");
    return run;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static void assertUnreadable(Path submission, String says) {
    assertFails(CommandLineRun.of(submission), 2, says);
  }

  private static void assertFails(CommandLineRun run, int exitCode, String says) {
    assertThat(run.err()).contains(says).doesNotContain("Exception", "\tat ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  private Path zip(String name, String... entries) throws IOException {
    Path zip = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write("x".getBytes(StandardCharsets.US_ASCII));
        out.closeEntry();
      }
    }
    assertThat(repository().resolve(name)).doesNotExist();
    return zip;
  }
}
