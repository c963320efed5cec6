package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReadyLauncherTest {

  private static ReadyLauncher launcher() {
    return new ReadyLauncher(new PlainProcess(), Here.program(EndlessProbe.class));
  }

  @Test
  void eachChildIsUsedOnce() throws Exception {
    try (ReadyLauncher launcher = launcher()) {
      launcher.prepare();
      launcher.prepare();
      try (Child one = launcher.launch();
          Child two = launcher.launch()) {
        assertThat(one).isNotSameAs(two);
        assertThat(one.fromChild().read()).isEqualTo('.');
        assertThat(two.fromChild().read()).isEqualTo('.');
      }
    }
    assertThat(TempFolder.living()).isEmpty();
  }

  @Test
  void aChildThatNobodyAsksForEndsWithTheLauncher() {
    ReadyLauncher launcher = launcher();
    launcher.prepare();
    launcher.close();
    launcher.prepare();
    assertThat(TempFolder.living()).isEmpty();
  }
}
