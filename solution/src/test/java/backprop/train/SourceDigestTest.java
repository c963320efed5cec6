package backprop.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDigestTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeSource() throws IOException {
    file = Files.createDirectories(folder.resolve("backprop")).resolve("A.java");
    Files.writeString(file, "class A {\n}\n");
  }

  @Test
  void lineEndsAndOtherFilesChangeNothing() throws IOException {
    String before = SourceDigest.of(folder);
    Files.writeString(file, "class A {\r\n}\r\n");
    Files.writeString(folder.resolve("notes.txt"), "no source");
    assertThat(SourceDigest.of(folder)).isEqualTo(before).hasSize(64);
  }

  @Test
  void anotherTextOrAnotherNameChangesIt() throws IOException {
    String before = SourceDigest.of(folder);
    Files.writeString(file, "class A { }\n");
    assertThat(SourceDigest.of(folder)).isNotEqualTo(before);
    Files.writeString(file, "class A {\n}\n");
    Files.move(file, file.resolveSibling("B.java"));
    assertThat(SourceDigest.of(folder)).isNotEqualTo(before);
  }

  @Test
  void withoutSourcesItIsUnknown() {
    assertThat(SourceDigest.of(folder.resolve("nowhere"))).isEqualTo("unknown");
  }
}
