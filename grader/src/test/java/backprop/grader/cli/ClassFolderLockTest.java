package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFolderLockTest {

  @TempDir private Path temp;

  @Test
  void onlyOneGraderHasAFolderAtATime() throws IOException {
    Path folder = temp.resolve("a/b");
    try (ClassFolderLock lock = ClassFolderLock.take(folder)) {
      assertThat(lock.folder()).isEqualTo(folder).isDirectory();
      assertThatThrownBy(() -> ClassFolderLock.take(folder))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("another grader");
    }
    ClassFolderLock.take(folder).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> ClassFolderLock.take(file.resolve("results")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("can't write to");
  }
}
