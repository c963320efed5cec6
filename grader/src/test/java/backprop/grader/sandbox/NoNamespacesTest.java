package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is chosen in a container that refuses namespaces, of which a script makes an imitation. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("full")
class NoNamespacesTest {

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void imitate() throws IOException {
    script = folder.resolve("no-namespaces.sh");
    try (InputStream in = getClass().getResourceAsStream("/no-namespaces.sh")) {
      Files.copy(in, script);
    }
    Assumptions.assumeTrue(
        Tools.isRoot() && Tools.works(within("true")),
        "skipped: only root can imitate a container, and not everywhere");
  }

  private List<String> within(String... command) {
    return Stream.concat(Stream.of("sh", script.toString()), Stream.of(command)).toList();
  }

  private List<String> choosing(String option) {
    String java = ChildProgram.thisJava().resolve("bin/java").toString();
    String classPath = Here.tests() + ":" + Here.worker();
    return within(java, "-cp", classPath, ChoosingGrader.class.getName(), option);
  }

  private String choose(String option) throws IOException {
    return Tools.output(choosing(option));
  }

  @Test
  void bubblewrapIsRefused() throws IOException {
    Assumptions.assumeTrue(Tools.works(List.of("bwrap", "--version")), "skipped: no bubblewrap");
    assertThat(choose("bubblewrap")).startsWith("none: bubblewrap: ").contains("namespace");
  }

  @Test
  void theDroppedUserIsChosenAndPassesItsSelfTest() throws IOException {
    assertThat(choose("auto"))
        .startsWith("dropped user, tested: true\nnot used: bubblewrap: bwrap")
        .doesNotContain("self-test failed");
  }

  @Test
  void theNetworkIsShutWithPerlAndAGapThatIsReportedWithout() throws IOException {
    Path perl = SeccompFilterTest.here().perl().toRealPath();
    assertThat(choose("dropped-user")).doesNotContain("the network");
    List<String> hidden =
        List.of("unshare", "--mount", "sh", "-c", "mount --bind /dev/null $0 && exec \"$@\"");
    List<String> without = new ArrayList<>(hidden);
    without.add(perl.toString());
    without.addAll(choosing("dropped-user"));
    assertThat(Tools.output(without))
        .startsWith("dropped user, tested: true\n")
        .containsPattern("NOT shielded: .*the network");
  }
}
