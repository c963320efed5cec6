package backprop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aPictureBecomesThreeFilesOfOneName() throws IOException {
    pictures(folder.resolve("new")).save(chart(), "cost", "The cost falls.");

    Path files = folder.resolve("new");
    assertThat(ImageIO.read(files.resolve("cost.png").toFile()).getWidth()).isEqualTo(1600);
    assertThat(files.resolve("cost.csv")).content().isEqualTo(chart().csv());
    assertThat(files.resolve("cost.txt")).content().isEqualTo("The cost falls.\n");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("The cost falls.", files.resolve("cost.png").toString(), "cost.csv");
  }

  @Test
  void theSameNumbersGiveTheSameBytes() throws IOException {
    pictures(folder).save(chart(), "first", "One.");
    pictures(folder).save(chart(), "second", "Two.");
    assertThat(folder.resolve("first.png")).hasSameBinaryContentAs(folder.resolve("second.png"));
  }

  @Test
  void aDescriptionIsOneLine() {
    assertThatThrownBy(() -> pictures(folder).save(chart(), "cost", "Two\nlines"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pictures(folder).save(chart(), "cost", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> pictures(file).save(chart(), "cost", "One."))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Can't write ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void noWindowIsEverOpened() {
    chart().image();
    assertThat(java.awt.GraphicsEnvironment.isHeadless()).isTrue();
  }

  private PictureFolder pictures(Path path) {
    return new PictureFolder(path, new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private static LineChart chart() {
    double[] epochs = {1, 2, 3};
    return new LineChart("Cost", Axis.linear("epoch"), Axis.linear("cost"), epochs)
        .line("training", new double[] {2.3, 0.1 + 0.2, Double.NaN});
  }
}
