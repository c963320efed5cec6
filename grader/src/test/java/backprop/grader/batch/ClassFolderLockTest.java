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

  @Test
  void shardsShareAFolderThatStaysClosedUntilTheyAreMerged() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("class"));
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ClassFolderLock shard = ClassFolderLock.share(folder)) {
      assertThat(permissions(shard.folder())).isEqualTo("rwx------");
      assertThat(otherProcess("share", folder)).isZero();
      assertThat(otherProcess("take", folder)).isEqualTo(1);
    }
    assertThat(permissions(folder)).as("another shard may be running").isEqualTo("rwx------");
    ClassFolderLock.share(folder).close();
    ClassFolderLock.take(folder).close();
    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  /** Locks are the process's, so it takes another one to meet one. */
  public static final class OtherProcess {
    /** Takes or shares a folder. */
    public static void main(String[] args) throws IOException {
      try {
        Path folder = Path.of(args[1]);
        boolean share = args[0].equals("share");
        (share ? ClassFolderLock.share(folder) : ClassFolderLock.take(folder)).close();
      } catch (Fault e) {
        System.exit(1);
      }
    }
  }

  private static int otherProcess(String how, Path folder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            how,
            folder.toString())
        .inheritIO()
        .start()
        .waitFor();
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
