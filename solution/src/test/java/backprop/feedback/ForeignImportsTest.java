package backprop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignImportsTest {
  @TempDir private Path folder;

  @Test
  void whatTheGraderHasIsNotForeign() {
    assertThat(
            ForeignImports.foreign(
                List.of(
                    "import java.util.List;",
                    "import java.util.Map.Entry;",
                    "import java.util.stream.*;",
                    "import static java.lang.Math.exp;",
                    "import static java.lang.Math.*;",
                    "import backprop.matrix.Matrices;",
                    "// import java.awt.List;")))
        .isEmpty();
  }

  @Test
  void otherModulesAndLibrariesAreForeign() {
    assertThat(
            ForeignImports.foreign(
                List.of(
                    "import java.awt.List; // by the editor",
                    "import java.awt.geom.*;",
                    "  import static java.util.logging.Level.INFO;",
                    "import org.knowm.xchart.XYChart;")))
        .containsExactly(
            "java.awt.List",
            "java.awt.geom",
            "java.util.logging.Level.INFO",
            "org.knowm.xchart.XYChart");
  }

  @Test
  void namesTheFile() throws IOException {
    Files.writeString(folder.resolve("Softmax.java"), "package a;\nimport java.awt.List;\n");
    Files.writeString(folder.resolve("notes.txt"), "import java.awt.List;\n");
    assertThat(ForeignImports.in(folder))
        .isEqualTo("Note   Softmax.java imports java.awt.List; the grader has java.base only\n");
    assertThat(ForeignImports.in(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void theSolutionHasNone() {
    assertThat(ForeignImports.in(Path.of("src/main/java"))).isEmpty();
  }
}
