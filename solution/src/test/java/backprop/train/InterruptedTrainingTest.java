package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.TinyMnist;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training in a JVM of its own that is told to end, in the way of Ctrl-C. */
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = "a process that is destroyed has no time to react")
class InterruptedTrainingTest {
  @TempDir Path folder;

  @Test
  void keepsTheEpochsSoFarAndDrawsThem() throws IOException, InterruptedException {
    TinyMnist.write(folder);
    Path results = folder.resolve("out");
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dbackprop.data=" + folder,
                Train.class.getName(),
                "--epochs",
                "1000000000",
                "--out",
                results.toString())
            .redirectErrorStream(true)
            .start();
    String rest;
    try (BufferedReader out = training.inputReader()) {
      readUntilEpoch(3, out);
      // Process.destroy would close the stream that is read here.
      training.toHandle().destroy();
      rest = String.join("\n", out.lines().toList());
      assertThat(training.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      training.destroyForcibly();
    }

    assertThat(training.exitValue()).isNotZero();
    List<String> rows = Files.readAllLines(results.resolve("training.csv"));
    assertThat(rows).hasSizeGreaterThanOrEqualTo(4);
    assertThat(rest).contains("Stopped in epoch " + rows.size() + ".");
    assertThat(results.resolve("cost.png")).isNotEmptyFile();
    assertThat(results.resolve("weights.png")).isNotEmptyFile();
    assertThat(Files.readAllLines(results.resolve("cost.csv"))).hasSameSizeAs(rows);
  }

  private static void readUntilEpoch(int epoch, BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("    " + epoch + " ")) {
        return;
      }
    }
  }
}
