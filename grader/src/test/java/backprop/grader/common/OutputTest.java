package backprop.grader.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OutputTest {

  @TempDir private Path folder;

  private static String permissions(Path path) throws IOException {
    assumeTrue(Files.getFileStore(path).supportsFileAttributeView("posix"));
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aNewFileIsWhatNewFilesAreHere() throws IOException {
    Path file = folder.resolve("new");
    Output.write(file, "é");
    assertThat(file).content().isEqualTo("é");
    assertThat(permissions(file)).isEqualTo(permissions(Files.createFile(folder.resolve("any"))));
    assertThat(names()).containsExactly("any", "new");
  }

  @Test
  void anOldFileIsReplacedAndStaysAsOpenAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "a longer text");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path sameFile = Files.createLink(folder.resolve("same file"), file);
    Output.write(file, "new");
    assertThat(file).content().isEqualTo("new");
    assertThat(sameFile).as("a reader of the old one").content().isEqualTo("a longer text");
    assertThat(permissions(file)).isEqualTo("rw-r-----");
  }

  @Test
  void whatIsPrivateIsItsOwnersOnlyWhateverWasThereBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "x");
    Output.writePrivately(file, "new");
    assertThat(file).content().isEqualTo("new");
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void linksStayAndTheirTargetIsWritten(boolean thereAlready) throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path target = elsewhere.resolve("target");
    if (thereAlready) {
      Files.writeString(target, "old");
    }
    Path near = Files.createSymbolicLink(elsewhere.resolve("near"), Path.of("target"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere/near"));
    Output.to(link);
    Output.write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(near).isSymbolicLink();
    assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(target).content().isEqualTo("new");
  }

  @Test
  void devicesStayWhatTheyAre() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    Path link = Files.createSymbolicLink(folder.resolve("link"), device);
    Output.to(link);
    Output.write(link, "nothing");
    assertThat(link).isSymbolicLink();
    assertThat(Files.isRegularFile(device)).isFalse();
    Files.delete(link);
  }

  @Test
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                return e.toString();
              }
            });
    Output.to(pipe);
    Output.write(pipe, "a text");
    assertThat(reader.get()).isEqualTo("a text");
    assertThat(names()).containsExactly("pipe");
  }

  @Test
  void aFullDeviceIsSaid() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    assertThatThrownBy(() -> Output.write(full, "x"))
        .isInstanceOf(Fault.class)
        .hasMessage("can't write /dev/full: No space left on device");
  }

  @Test
  void whatCanNeverBeWrittenIsSaidBefore() throws IOException {
    Path missing = folder.resolve("missing/file");
    assertThatThrownBy(() -> Output.to(missing))
        .isInstanceOf(Fault.class)
        .hasMessage("can't write " + missing + ": there is no such folder");
    assertThatThrownBy(() -> Output.to(folder)).hasMessageContaining("name a file");
    assertThatThrownBy(() -> Output.to(Path.of("/"))).hasMessageContaining("name a file");
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> Output.to(loop)).hasMessageContaining("too many links");
    assertThatThrownBy(() -> Output.write(loop, "x")).hasMessageContaining("too many links");
  }

  @Test
  void draftsOfAKilledGraderAreSweptAndNothingElse() throws IOException {
    Files.createFile(folder.resolve(".grade-1.tmp"));
    Files.createFile(folder.resolve(".grade"));
    Files.createFile(folder.resolve("a.tmp"));
    Output.sweep(folder);
    assertThat(names()).containsExactly(".grade", "a.tmp");
  }
}
