package backprop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {
  @TempDir private Path folder;

  private static HeatMap picture() {
    List<String> names = List.of("a", "b");
    return new HeatMap("title", "row", names, "column", names, new double[][] {{1, 2}, {3, 4}});
  }

  private static void save(Path folder, String name, String description) {
    PrintStream out = new PrintStream(new ByteArrayOutputStream());
    new PictureFolder(folder, out).save(picture(), name, description);
  }

  @Test
  void hasTheTableAndThePicturesInTheirOrder() throws IOException {
    Path target = Files.createDirectories(folder.resolve("target"));
    Files.writeString(target.resolve(ResultsPage.TABLE), " task <1>\n");
    save(target.resolve("explore"), "step", "A \"valley\" & more.");
    save(target.resolve("train/tanh"), "cost", "The cost.");
    assertThat(target.resolve("index.html"))
        .content()
        .containsSubsequence(
            "<pre> task &lt;1&gt;</pre>",
            "<h2>Training</h2>",
            "<img src=\"train/tanh/cost.png\" alt=\"The cost.\">",
            "<h2>Your functions</h2>",
            "<img src=\"explore/step.png\" alt=\"A &quot;valley&quot; &amp; more.\">",
            "<a href=\"explore/step.csv\">numbers</a>",
            "</html>");
  }

  @Test
  void isWrittenBesideTheUsualFoldersOnly() {
    save(folder.resolve("elsewhere/train"), "cost", "The cost.");
    assertThat(folder.resolve("elsewhere/index.html")).doesNotExist();
  }

  @Test
  void isShortWhereThereIsNothingYet() {
    ResultsPage.write(folder);
    assertThat(folder.resolve("index.html")).content().doesNotContain("<h2>", "<img");
  }
}
