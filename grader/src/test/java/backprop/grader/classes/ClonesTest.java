package backprop.grader.classes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class ClonesTest {
  private static final long SEED = 20260617;

  @TempDir private static Path folder;

  private static List<HandIn> first;

  @BeforeAll
  static void write() throws IOException {
    gitIsThere();
    first = write("a");
  }

  private static void gitIsThere() {
    boolean found;
    try {
      found = new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      found = false;
    }
    assumeTrue(found, "there is no git here");
  }

  @Test
  void haveACommitForEachAttemptAndNothingElse() throws Exception {
    assertThat(first).anyMatch(handIn -> handIn.attempts().size() > 1);
    for (HandIn handIn : first) {
      for (String place : handIn.onDisk()) {
        Path clone = clone("a", place);
        assertThat(git(clone, "rev-list", "--count", "HEAD"))
            .isEqualTo("" + handIn.attempts().size());
        assertThat(git(clone, "log", "-1", "--format=%ct"))
            .isEqualTo("" + handIn.last().handedIn().getEpochSecond());
        assertThat(git(clone, "status", "--porcelain", "--ignored")).isEmpty();
        Path softmax = clone.resolve("src/main/java/backprop/function/Softmax.java");
        if (handIn.last().kind() == Kind.BROKEN) {
          assertThat(softmax).doesNotExist();
        } else {
          String text = handIn.last().files().get("backprop/function/Softmax.java");
          assertThat(softmax).usingCharset(UTF_8).hasContent(text);
          assertThat(clone.resolve("pom.xml")).exists();
        }
      }
    }
  }

  @Test
  void sameSeedGivesTheSameCommits() throws Exception {
    List<HandIn> second = write("b");
    for (int i = 0; i < first.size(); i++) {
      for (String place : first.get(i).onDisk()) {
        assertThat(second.get(i).onDisk()).contains(place);
        assertThat(head("b", place)).hasSize(40).isEqualTo(head("a", place));
      }
    }
  }

  private static String head(String name, String place) throws Exception {
    return git(clone(name, place), "rev-parse", "HEAD");
  }

  private static Path clone(String name, String place) {
    return folder.resolve(name).resolve("submissions").resolve(place);
  }

  private static List<HandIn> write(String name) throws IOException {
    Path target = folder.resolve(name);
    return GeneratedClass.write(4, Shape.CLONES, target, SEED, GeneratedClassTest.REPOSITORY)
        .handIns();
  }

  private static String git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
