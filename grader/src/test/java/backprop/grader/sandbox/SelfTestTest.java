package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The self-test finds out whoever promises too much. */
@EnabledOnOs(OS.LINUX)
class SelfTestTest {

  @TempDir Path folder;

  /** A plain process that claims to shield everything. */
  private static final class Boaster implements Sandbox {

    private final PlainProcess plain = new PlainProcess();

    @Override
    public String name() {
      return "boaster";
    }

    @Override
    public Set<Guard> guards() {
      return EnumSet.allOf(Guard.class);
    }

    @Override
    public Child start(ChildProgram program) throws IOException {
      return plain.start(program);
    }
  }

  @Test
  void everyGuardThatAPlainProcessLacksIsMissed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "x");
    Set<String> guards =
        Here.selfTest(secret).observations(new Boaster()).stream()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toSet());
    assertThat(guards)
        .containsExactlyInAnyOrder(
            EnumSet.allOf(Guard.class).stream().map(Guard::name).toArray(String[]::new));
  }

  @Test
  void whatWasReadIsNamed() throws IOException {
    Path secret = Files.writeString(folder.resolve("hidden-tests.jar"), "x");
    List<String> breaches = Here.selfTest(secret).breaches(new Boaster());
    assertThat(breaches)
        .contains("could read " + secret, "could connect to the grader")
        .anyMatch(line -> line.startsWith("has no limit of 64 for Max processes"));
  }

  @Test
  void aSandboxThatClaimsNothingBreaksNothing() throws IOException {
    assertThat(Here.selfTest().breaches(new PlainProcess())).isEmpty();
  }

  @Test
  void aChildThatDoesNotStartIsNoSuccess() {
    SelfTest broken = new SelfTest(ChildProgram.thisJava(), folder, List.of());
    assertThatThrownBy(() -> broken.breaches(new PlainProcess()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SandboxProbe");
  }
}
