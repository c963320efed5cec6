package backprop.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  private static final String PROPERTY = "backprop.data";

  @TempDir Path folder;
  private String before;

  @BeforeEach
  void writeFolder() throws IOException {
    TinyMnist.write(folder);
    before = System.setProperty(PROPERTY, folder.toString());
  }

  @AfterEach
  void restoreProperty() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void trainAndTestHaveTheirOwnImages() {
    assertThat(Mnist.train().inputs()).hasDimensions(60, 784);
    assertThat(Mnist.train().targets()).hasDimensions(60, 10);
    assertThat(Mnist.test().inputs()).hasDimensions(20, 784);
    assertThat(Mnist.test().targets()).hasDimensions(20, 10);
  }

  @Test
  void theLastTrainingImagesAreHeldOut() {
    ImageSet images = Mnist.load(1000);
    double[][] all = Mnist.train().inputs();
    assertThat(images.training().inputs()).isDeepEqualTo(first(40, all));
    assertThat(images.validation().inputs()).isDeepEqualTo(Arrays.copyOfRange(all, 40, 60));
    assertThat(images.validation().targets())
        .isDeepEqualTo(Arrays.copyOfRange(Mnist.train().targets(), 40, 60));
    assertThat(images.trainingAndValidation().inputs()).isDeepEqualTo(all);
    assertThat(images.trainingAndValidation().targets()).isDeepEqualTo(Mnist.train().targets());
    assertThat(Mnist.load(7).validation().inputs()).isDeepEqualTo(Arrays.copyOfRange(all, 40, 47));
    assertThat(Mnist.load(7).test().size()).isEqualTo(7);
  }

  @Test
  void pixelsAreScaledToOneAndStayInTheirPlace() {
    double[] five = Mnist.train().inputs()[5];
    for (int j = 0; j < 784; j++) {
      assertThat(five[j]).isEqualTo(j >= 10 * 28 && j < 13 * 28 ? 1.0 : 0.0);
    }
  }

  @Test
  void bytesAreUnsigned() throws IOException {
    byte[] pixels = new byte[60 * 784];
    pixels[0] = (byte) 128;
    Files.write(
        TinyMnist.images(folder, "train"), TinyMnist.gzip(TinyMnist.idx(pixels, 60, 28, 28)));
    TinyMnist.writeChecksums(folder);
    assertThat(Mnist.train().inputs()[0][0]).isEqualTo(128 / 255.0);
  }

  @Test
  void targetsAreOneHot() {
    double[][] targets = Mnist.test().targets();
    for (int i = 0; i < targets.length; i++) {
      for (int j = 0; j < 10; j++) {
        assertThat(targets[i][j]).isEqualTo(i % 10 == j ? 1.0 : 0.0);
      }
    }
  }

  @Test
  void aLimitTakesTheFirstImages() {
    assertThat(Mnist.train(7).inputs()).isDeepEqualTo(first(7, Mnist.train().inputs()));
    assertThat(Mnist.train(7).targets()).isDeepEqualTo(first(7, Mnist.train().targets()));
    assertThat(Mnist.test(61).size()).isEqualTo(20);
    assertThatIllegalArgumentException().isThrownBy(() -> Mnist.test(0)).withMessageContaining("0");
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    Path file = TinyMnist.images(folder, "train");
    byte[] bytes = Files.readAllBytes(file);
    bytes[9] ^= 1; // the header's operating system, which gzip doesn't look at
    Files.write(file, bytes);
    assertOneLine(file + " is damaged", "SHA-256");
    assertThat(Mnist.test().size()).isEqualTo(20);
  }

  @Test
  void everyMissingFileIsNamed() throws IOException {
    for (Path file :
        List.of(
            TinyMnist.images(folder, "train"),
            TinyMnist.labels(folder, "train"),
            folder.resolve("SHA256SUMS"))) {
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      assertOneLine(file + " is missing", "from your course");
      Files.write(file, content);
    }
    assertThat(Mnist.train().size()).isEqualTo(60);
  }

  @Test
  void aFileThatTheListDoesNotNameIsRefused() throws IOException {
    Files.writeString(folder.resolve("SHA256SUMS"), "\nnot a sum\n");
    assertOneLine("SHA256SUMS has no line for train-images-idx3-ubyte.gz");
  }

  @Test
  void upperCaseSumsAndBinaryMarksAreUnderstood() throws IOException {
    Path list = folder.resolve("SHA256SUMS");
    StringBuilder other = new StringBuilder();
    for (String line : Files.readAllLines(list)) {
      String[] words = line.split(" {2}");
      other.append(words[0].toUpperCase(Locale.ROOT)).append(" *").append(words[1]);
      other.append("\r\n");
    }
    Files.writeString(list, other);
    assertThat(Mnist.train().size()).isEqualTo(60);
  }

  @Test
  void asManyLabelsAsImagesAreRequired() throws IOException {
    Path file = TinyMnist.labels(folder, "train");
    Files.write(file, TinyMnist.gzip(TinyMnist.idx(new byte[59], 59)));
    TinyMnist.writeChecksums(folder);
    assertOneLine(file + " has 59 labels for 60 images");
  }

  @Test
  void aLabelThatIsNoDigitIsRefused() throws IOException {
    byte[] labels = new byte[60];
    labels[3] = (byte) 200;
    Files.write(TinyMnist.labels(folder, "train"), TinyMnist.gzip(TinyMnist.idx(labels, 60)));
    TinyMnist.writeChecksums(folder);
    assertOneLine("has 200 where a digit must be");
  }

  @Test
  void imagesOfAnotherSizeAreRefused() throws IOException {
    Files.write(
        TinyMnist.images(folder, "train"),
        TinyMnist.gzip(TinyMnist.idx(new byte[60 * 32 * 32], 60, 32, 32)));
    TinyMnist.writeChecksums(folder);
    assertOneLine("has images of 32x32, MNIST has 28x28");
  }

  @Test
  void aPropertyThatNamesNoFolderIsRefused() {
    System.setProperty(PROPERTY, folder.resolve("elsewhere").toString());
    assertOneLine("-Dbackprop.data=" + folder.resolve("elsewhere"), "is not a folder");
  }

  private static double[][] first(int rows, double[][] all) {
    return Arrays.copyOf(all, rows);
  }

  private static void assertOneLine(String... parts) {
    assertThatThrownBy(Mnist::train)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }
}
