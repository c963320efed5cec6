package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
          .isInstanceOf(Fault.class)
          .hasMessageContaining("another grader");
    }
    ClassFolderLock.take(folder).close();
  }

  @Test
  void nobodyElseCanLookIntoItMeanwhileEvenIfTheLastOneWasKilled() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("class"));
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x--x"));
    try (ClassFolderLock lock = ClassFolderLock.take(folder)) {
      assertThat(permissions(lock.folder())).isEqualTo("rwx------");
      Files.copy(folder.resolve(".lock"), temp.resolve("as if killed"));
    }
    assertThat(permissions(folder)).isEqualTo("rwxr-x--x");
    Files.copy(
        temp.resolve("as if killed"), folder.resolve(".lock"), StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    ClassFolderLock.take(folder).close();
    assertThat(permissions(folder)).isEqualTo("rwxr-x--x");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> ClassFolderLock.take(file.resolve("results")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("can't write to");
  }
}
