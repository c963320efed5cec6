package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BubblewrapTest extends BackendContract {

  @Override
  String option() {
    return "bubblewrap";
  }

  @Test
  void theFolderToWorkInIsSmall() throws Exception {
    try (Sandbox sandbox = Here.open("bubblewrap");
        Child child = sandbox.start(Here.program(LimitProbe.class, "folder size"))) {
      assertThat(new String(child.fromChild().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("stopped\n");
    }
  }

  @Test
  void itLeavesNoGap() {
    try (Sandbox sandbox = Here.open("bubblewrap")) {
      assertThat(sandbox.gaps()).isEmpty();
    }
  }
}
