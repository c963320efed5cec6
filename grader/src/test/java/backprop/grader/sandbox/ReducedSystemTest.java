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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is chosen where something is lacking that the grader would like to have. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@Tag("full")
class ReducedSystemTest {

  @BeforeEach
  void bubblewrapWorks() throws IOException {
    Assumptions.assumeTrue(
        Tools.onLinux() && chooseAfter("true").equals("bubblewrap, tested: true\n"),
        "skipped: there is no bubblewrap here");
  }

  /** Returns what a grader says that a shell starts after it has run a command. */
  private static String chooseAfter(String command, String... before) throws IOException {
    List<String> words = new ArrayList<>(List.of(before));
    words.addAll(List.of("/bin/sh", "-c", command + " && exec \"$@\"", "sh"));
    words.add(ChildProgram.thisJava().resolve("bin/java").toString());
    words.addAll(List.of("-cp", Here.tests() + ":" + Here.worker()));
    words.addAll(List.of(ChoosingGrader.class.getName(), "auto"));
    return Tools.output(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ulimit -n 64", "ulimit -t 50", "ulimit -c 0"})
  void lowLimitsOfTheGraderItselfChangeNothing(String command) throws IOException {
    assertThat(chooseAfter(command)).isEqualTo("bubblewrap, tested: true\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bwrap", "prlimit"})
  void aToolThatIsMissingIsNamed(String tool) throws IOException {
    Assumptions.assumeTrue(
        Tools.isRoot() && Tools.works(List.of("unshare", "--mount", "true")),
        "skipped: only root can hide a program");
    Path real = Tools.find(tool).toRealPath();
    String said =
        chooseAfter("mount --bind /dev/null '" + real + "'", "/usr/bin/unshare", "--mount");
    assertThat(said).contains("bubblewrap: " + tool + " is not installed");
    assertThat(Files.isExecutable(real)).isTrue();
  }
}
