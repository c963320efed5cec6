package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DroppedUserTest extends BackendContract {

  @Override
  String option() {
    return "dropped-user";
  }

  @Test
  @Tag("full")
  void privateFoldersAreClosed() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("assignment"));
    Staging.permit(closed, "rwxrwxrwx");
    try (Sandbox sandbox = Here.open("dropped-user", closed)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
          .isEqualTo("rwx------");
      assertThat(Here.selfTest(closed).breaches(sandbox)).isEmpty();
    }
  }

  @Test
  @Tag("full")
  void itSaysWhatItDoesNotCover() {
    try (Sandbox sandbox = Here.open("dropped-user")) {
      if (!sandbox.guards().contains(Guard.NETWORK)) {
        assertThat(sandbox.gaps()).startsWith("NOT shielded: ").contains("network");
      }
    }
  }

  @Test
  void aChildOpensNoSocketWhereThatIsPromisedAndLacksNothingElse() throws Exception {
    try (Sandbox sandbox = Here.open("dropped-user");
        Child child = sandbox.start(Here.program(SocketProbe.class))) {
      String said = new String(child.fromChild().readAllBytes());
      assertThat(child.stderr()).isEmpty();
      assertThat(said)
          .isEqualTo(sandbox.guards().contains(Guard.NETWORK) ? "done" : "tcp udp unix done");
    }
  }

  @Test
  @Tag("full")
  void filesThatAChildLeavesElsewhereAreRemoved() throws Exception {
    Path common = Path.of("/tmp");
    try (Sandbox sandbox = Here.open("dropped-user")) {
      Path left = common.resolve("left-" + ProcessHandle.current().pid());
      Map<Boolean, String> says = Map.of(true, "written", false, "refused");
      String said;
      try (Child child = sandbox.start(Here.program(WriteProbe.class, left.toString()))) {
        said = new String(child.fromChild().readAllBytes());
      }
      boolean shielded = sandbox.guards().contains(Guard.WRITING);
      assertThat(said).isEqualTo(says.get(!shielded));
      assertThat(left).doesNotExist();
    }
  }

  @Test
  @Tag("full")
  void processesThatAChildLeavesAreEnded() throws Exception {
    try (Sandbox sandbox = Here.open("dropped-user")) {
      String pid;
      Child child = sandbox.start(Here.program(SpawnProbe.class));
      try (child) {
        pid = new String(child.fromChild().readAllBytes());
        assertThat(pid).matches("\\d+");
        // Its parent is gone already, so that nothing but its user tells where it came from.
        assertThat(child.waitFor(Duration.ofSeconds(30))).isPresent();
        assertThat(stateOf(pid)).isNotIn("gone", "Z", "X");
      }
      assertThat(stateOf(pid)).isIn("gone", "Z", "X");
    }
  }

  private static String stateOf(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    } catch (IOException e) {
      return "gone";
    }
  }
}
