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
  void sweepingTakesWhatNobodyHoldsAndNothingElse(@TempDir Path root) throws Exception {
    Path abandoned = Files.createDirectory(root.resolve("backprop-grader-1"));
    Files.createFile(abandoned.resolve("lock"));
    Path old = Files.createDirectory(root.resolve("backprop-grader-2"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    Files.createDirectory(root.resolve("backprop-grader-3"));
    Files.createDirectory(root.resolve("another-program"));
    List<Path> seen = new ArrayList<>();
    try (TempFolder living = new TempFolder(root)) {
      TempFolder.sweep(root, seen::add);
      TempFolder.sweep(root, seen::add);
      assertThat(seen).containsExactlyInAnyOrder(abandoned, old);
      assertThat(root.toFile().list())
          .containsExactlyInAnyOrder(
              living.path().getFileName().toString(), "backprop-grader-3", "another-program");
    }
  }

  @Test
  void foldersThatAnotherGraderRemovesMeanwhileKeepNoOtherFromBeingSwept(@TempDir Path root)
      throws Exception {
    List<Path> abandoned = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Path folder = Files.createDirectory(root.resolve("backprop-grader-" + i));
      Files.createFile(folder.resolve("lock"));
      abandoned.add(folder);
    }
    List<Path> seen = new ArrayList<>();
    TempFolder.sweep(
        root,
        folder -> {
          if (seen.isEmpty()) {
            abandoned.stream().filter(f -> !f.equals(folder)).limit(4).forEach(TempFolder::delete);
          }
          seen.add(folder);
        });
    assertThat(seen).hasSize(5);
    assertThat(root).isEmptyDirectory();
  }
}
