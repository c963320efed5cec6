package backprop.grader.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One grader, many submissions: nothing is left behind, and equal work has equal results. */
@Tag("full")
class SoakIT {
  @TempDir private Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void manyGradingsLeaveNothingBehind() throws IOException, InterruptedException {
    Path temp = Files.createDirectory(folder.resolve("temp"));
    Path submissions = Files.createDirectory(folder.resolve("submissions"));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Djava.io.tmpdir=" + temp,
            "-Dbackprop.grader.home=" + System.getProperty("backprop.grader.home"),
            "-cp",
            classPath,
            Soak.class.getName(),
            Path.of("..", "solution").toAbsolutePath().normalize().toString(),
            submissions.toString(),
            System.getProperty("backprop.soak", "60"),
            System.getProperty("backprop.soak.seed", "1"));
    Process soak = new ProcessBuilder(command).inheritIO().start();
    try {
      assertThat(soak.waitFor()).as("exit code of the soak; its output says why").isZero();
    } finally {
      soak.destroyForcibly();
    }
  }
}
