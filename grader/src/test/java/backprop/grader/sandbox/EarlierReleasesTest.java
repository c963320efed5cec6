package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierReleasesTest {

  private static final List<String> WANTED =
      List.of("H/system-modules", "9AH/java.base/java/lang/Old.sig", "HI/java.base/java/New.sig");

  private static final List<String> OTHERS =
      List.of(
          "9AH/",
          "I/system-modules",
          "9A/java.base/java/lang/Older.sig",
          "I/java.base/java/Newer.sig",
          "HI/java.desktop/java/awt/Window.sig");

  @TempDir Path runtime;

  @Test
  void onlyTheBaseModuleOfJava17IsLeft() throws IOException {
    Path file = Files.createDirectory(runtime.resolve("lib")).resolve("ct.sym");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      write(out, OTHERS);
      write(out, WANTED);
    }
    EarlierReleases.reduce(runtime);
    assertThat(runtime.resolve("lib").toFile().list()).hasSize(1);
    try (ZipFile left = new ZipFile(file.toFile())) {
      assertThat(left.stream().map(ZipEntry::getName)).containsExactlyElementsOf(WANTED);
      for (String name : WANTED) {
        assertThat(left.getInputStream(left.getEntry(name)).readAllBytes()).isEqualTo(bytes(name));
      }
    }
  }

  @Test
  void aRuntimeWithoutACompilerStaysAsItIs() throws IOException {
    EarlierReleases.reduce(runtime);
    assertThat(runtime).isEmptyDirectory();
  }

  private static void write(ZipOutputStream out, List<String> names) throws IOException {
    for (String name : names) {
      out.putNextEntry(new ZipEntry(name));
      out.write(name.endsWith("/") ? new byte[0] : bytes(name));
    }
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
