package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.grader.batch.ResultStore;
import backprop.grader.course.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the whole program writes, with standard outputs that only a process of its own has. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OutputIT {

  private static final String CARD = "nothing has changed";

  @TempDir private Path folder;

  @BeforeEach
  void needsAShell() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.exists(Path.of("/dev/full")));
    ResultStore store = new ResultStore(folder.resolve("class"));
    store.open();
    store.write(new StoredResult("ada", "", "it is empty", null));
  }

  /** Runs {@code grade compare} of a class with itself, its words after it given to a shell. */
  private int compare(String words) throws Exception {
    String home = System.getProperty("backprop.grader.home");
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
    command.add(
        "\"$0\" -XX:TieredStopAtLevel=1 -cp \"$1\" "
            + Main.class.getName()
            + " compare class class "
            + words);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(Path.of(home, "lib").toAbsolutePath() + "/*");
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(folder.resolve("errors").toFile())
        .start()
        .waitFor();
  }

  private void assertFailed(String words, String reason) throws Exception {
    assertThat(compare(words)).as(words).isEqualTo(3);
    assertThat(Files.readAllLines(folder.resolve("errors")))
        .singleElement()
        .asString()
        .contains(reason);
  }

  @Test
  void aStandardOutputThatTakesNothingIsAnErrorInOneLine() throws Exception {
    assertFailed(">/dev/full", "can't write to standard output");
    assertFailed(">&-", "can't write to standard output");
  }

  @Test
  void aFileThatTakesNothingIsAnErrorInOneLine() throws Exception {
    assertFailed("--csv /dev/full >card", "can't write /dev/full: No space left on device");
    assertFailed("--csv missing/file >card", "there is no such folder");
  }

  @Test
  void whatGoesToTheStandardOutputFollowsTheCard() throws Exception {
    assertThat(compare("--csv /dev/stdout >both")).isZero();
    assertThat(folder.resolve("both")).content().containsSubsequence(CARD, "submission,change");
    assertThat(compare("--csv /dev/stdout | cat >piped")).isZero();
    assertThat(folder.resolve("piped")).hasSameBinaryContentAs(folder.resolve("both"));
  }
}
