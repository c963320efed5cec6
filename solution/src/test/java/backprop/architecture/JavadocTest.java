package backprop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What students read in their IDE is well-formed: tags, links, formulas' special characters. */
class JavadocTest {

  @TempDir private Path folder;

  @Test
  void studentsClassesHaveNoWarning() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-quiet",
                "-Xdoclint:all,-missing",
                "-Werror",
                "-encoding",
                "UTF-8",
                "-classpath",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "-d",
                folder.toString()));
    for (String root : List.of("main", "given")) {
      try (Stream<Path> sources = Files.walk(Path.of("../student/src", root, "java"))) {
        sources.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
      }
    }
    var output = new ByteArrayOutputStream();
    var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    int exitCode =
        ToolProvider.getSystemDocumentationTool()
            .run(null, stream, stream, arguments.toArray(String[]::new));
    assertThat(output.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exitCode).isZero();
  }
}
