package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.worker.WorkerMain;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.tree.ClassNode;

class OrphanTest {

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void aGraderThatDiesLeavesNoChildBehind(@TempDir Path folder) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        Stream.of(
                DyingGrader.class,
                WorkerMain.class,
                ClassReader.class,
                ClassNode.class,
                GeneratorAdapter.class)
            .map(type -> location(type).toString())
            .distinct()
            .reduce((a, b) -> a + File.pathSeparator + b)
            .orElseThrow();
    String temporary = "-Djava.io.tmpdir=" + folder;
    Process grader =
        new ProcessBuilder(List.of(java, temporary, "-cp", classPath, DyingGrader.class.getName()))
            .start();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(grader.getInputStream()))) {
      long pid = Long.parseLong(reader.readLine());
      Optional<ProcessHandle> child = ProcessHandle.of(pid);
      assertThat(grader.waitFor()).isZero();
      if (child.isPresent()) {
        child.get().onExit().get();
        assertThat(child.get().isAlive()).isFalse();
      }
    } finally {
      grader.destroyForcibly();
    }
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
