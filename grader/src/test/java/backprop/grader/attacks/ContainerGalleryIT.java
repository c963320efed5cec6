package backprop.grader.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gallery in an imitation of a container that refuses namespaces. */
@Tag("full")
class ContainerGalleryIT {

  private static final String SCRIPT = "src/test/resources/no-namespaces.sh";
  private static final File LOG = new File("target/attack-table-container.log");

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void everyAttackMeetsWhatIsExpected() throws IOException, InterruptedException {
    assumeTrue(run("true") == 0, "skipped: only root can imitate a container, and not everywhere");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    assertThat(
            run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbackprop.grader.home=" + System.getProperty("backprop.grader.home"),
                "-Dattacks=" + System.getProperty("attacks", ""),
                "-Djunit.jupiter.extensions.autodetection.enabled=false",
                "-Djunit.platform.execution.listeners.deactivate=backprop.feedback.*",
                "-cp",
                classPath,
                ContainerGallery.class.getName()))
        .as("exit code of the gallery; %s says why", LOG)
        .isZero();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", SCRIPT));
    words.addAll(List.of(command));
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(LOG).start();
    try {
      return process.waitFor();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
