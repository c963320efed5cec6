package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFolderTest {

  @Test
  void itGoesWithAllThatIsInItAndFollowsNoLink(@TempDir Path outside) throws Exception {
    Path kept = Files.createFile(outside.resolve("kept"));
    Path path;
    try (TempFolder folder = new TempFolder()) {
      path = folder.path();
      Files.createDirectories(path.resolve("a/b"));
      Files.createFile(path.resolve("a/b/c"));
      Files.createSymbolicLink(path.resolve("link"), outside);
      assertThat(path).isDirectory();
    }
    assertThat(path).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void sweepingTakesWhatNobodyHoldsAndNothingElse() throws Exception {
    Path abandoned = Files.createTempDirectory(TempRoot.choose(), "backprop-grader-");
    Files.createFile(abandoned.resolve("lock"));
    Path old = Files.createTempDirectory(TempRoot.choose(), "backprop-grader-");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    Path beingMade = Files.createTempDirectory(TempRoot.choose(), "backprop-grader-");
    List<Path> seen = new ArrayList<>();
    try (TempFolder living = new TempFolder()) {
      TempRoot.all().forEach(root -> TempFolder.sweep(root, seen::add));
      TempRoot.all().forEach(root -> TempFolder.sweep(root, seen::add));
      assertThat(seen).contains(abandoned, old).doesNotContain(living.path(), beingMade);
      assertThat(abandoned).doesNotExist();
      assertThat(old).doesNotExist();
      assertThat(living.path()).isDirectory();
      assertThat(beingMade).isDirectory();
    } finally {
      Files.delete(beingMade);
    }
  }
}
