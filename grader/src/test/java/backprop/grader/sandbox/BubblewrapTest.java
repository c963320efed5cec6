package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BubblewrapTest extends BackendContract {

  @Override
  String option() {
    return "bubblewrap";
  }

  @Test
  void noFolderCanBeWrittenTo() throws Exception {
    for (String folder : List.of("folder", "/tmp/folder", "/dev/folder", "/dev/shm/folder")) {
      try (Sandbox sandbox = Here.open("bubblewrap");
          Child child = sandbox.start(Here.program(WriteProbe.class, folder))) {
        assertThat(new String(child.fromChild().readAllBytes(), StandardCharsets.UTF_8))
            .as(folder)
            .isEqualTo("refused");
      }
    }
  }

  @Test
  void itLeavesNoGap() {
    try (Sandbox sandbox = Here.open("bubblewrap")) {
      assertThat(sandbox.gaps()).isEmpty();
    }
  }
}
