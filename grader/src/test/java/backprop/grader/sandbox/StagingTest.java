package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class StagingTest {

  @TempDir Path folder;

  @Test
  void whatIsOpenStaysAndWhatIsClosedIsLaidOutElsewhere() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path file = Files.writeString(closed.resolve("worker.jar"), "x");
    Staging.permit(folder, "rwxr-xr-x");
    Staging.permit(closed, "rwxr-xr-x");
    Staging.permit(file, "rw-r--r--");
    try (Staging staging = new Staging()) {
      Path before = staging.open(file);
      Staging.permit(closed, "rwx------");
      Path after = staging.open(file);
      assertThat(after).isNotEqualTo(before).hasContent("x");
      assertThat(staging.open(file)).isEqualTo(after);
      assertThat(Files.getPosixFilePermissions(after)).contains(PosixFilePermission.OTHERS_READ);
    }
    assertThat(TempFolder.living()).isEmpty();
  }
}
