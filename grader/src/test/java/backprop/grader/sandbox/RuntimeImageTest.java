package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RuntimeImageTest {

  @TempDir Path folder;

  @Test
  void isMadeOnceAndHasNothingButTheBaseAndLogging() throws IOException {
    Path image = RuntimeImage.in(folder);
    Assumptions.assumeFalse(
        image.equals(Program.thisJava()), "skipped: this JDK makes no runtime images");
    assertThat(RuntimeImage.in(folder)).isEqualTo(image);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(image);
    }
    String java = image.resolve("bin/java").toString();
    assertThat(Tools.output(List.of(java, "--list-modules")))
        .matches("java\\.base@\\S+\\s+java\\.logging@\\S+\\s+");
    assertThat(image.resolve("lib/jspawnhelper")).doesNotExist();
  }

  @Test
  void whereNoneCanBeMadeTheJdkServes() {
    assertThat(RuntimeImage.in(folder.resolve("missing"))).isEqualTo(Program.thisJava());
  }
}
