package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where temporary files go, with file systems that only these tests see. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TempRootTest {

  private static final String MOUNT =
      "mount -t tmpfs -o \"$1\" tmpfs \"$2\" && shift 2 && exec \"$@\"";

  @TempDir Path folder;

  /** Prints the folder that is chosen. */
  static final class Chosen {
    private Chosen() {}

    public static void main(String[] args) {
      System.out.print(TempRoot.choose());
    }
  }

  @BeforeEach
  void openToOthers() throws IOException {
    if (Tools.onLinux()) {
      Staging.permit(folder, "rwx--x--x");
    }
  }

  private String chosenWith(String mountOptions) throws IOException {
    List<String> unshare = List.of("unshare", "--mount", "sh", "-c");
    Assumptions.assumeTrue(
        Tools.isRoot() && Tools.works(List.of("unshare", "--mount", "true")),
        "skipped: only root can mount a file system");
    List<String> command = new ArrayList<>(unshare);
    command.addAll(List.of(MOUNT, "sh", mountOptions, folder.toString()));
    command.add(ChildProgram.thisJava().resolve("bin/java").toString());
    command.addAll(
        List.of("-Djava.io.tmpdir=" + folder, "-cp", Here.tests() + ":" + Here.worker()));
    command.add(Chosen.class.getName());
    return Tools.output(command);
  }

  @Test
  void isTheUsualOneIfThatServes() throws IOException {
    assertThat(chosenWith("mode=1777,size=1g")).isEqualTo(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode=1777,size=1g,noexec", "mode=1777,size=1m", "mode=0700,size=1g"})
  void isAnotherOneIfNothingRunsInTheUsualOneOrItIsFullOrClosed(String options) throws IOException {
    assertThat(chosenWith(options)).isIn("/tmp", "/var/tmp", "/dev/shm");
  }

  @Test
  void isTheOneWithMostRoomIfNoneHasEnough() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    if (Tools.onLinux()) {
      Staging.permit(other, "rwx--x--x");
    }
    assertThat(TempRoot.choose(List.of(folder.resolve("gone"), other), Long.MAX_VALUE))
        .isEqualTo(other);
    assertThat(TempRoot.choose(List.of(folder.resolve("gone")), 1))
        .isEqualTo(folder.resolve("gone"));
  }
}
