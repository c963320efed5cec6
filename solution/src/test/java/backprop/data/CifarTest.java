package backprop.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CifarTest {
  private static final String PROPERTY = "backprop.data";
  private static final int TEN_RECORD = 3073;

  @TempDir Path folder;
  private String before;

  @BeforeEach
  void writeFolder() throws IOException {
    TinyCifar.write(folder);
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

  @ParameterizedTest
  @CsvSource({
    "CIFAR_10, CIFAR-10, 10, kind_9",
    "CIFAR_100_FINE, CIFAR-100, 100, fine_99",
    "CIFAR_100_COARSE, CIFAR-100, 20, coarse_19"
  })
  void hasTheShapeAndTheClassesOfTheCollection(
      Cifar cifar, String name, int classes, String lastClass) {
    ImageSet images = cifar.load(30);

    assertThat(images.name()).isEqualTo(name);
    assertThat(images.side()).isEqualTo(32);
    assertThat(images.channels()).isEqualTo(3);
    assertThat(images.classes()).hasSize(classes).endsWith(lastClass);
    assertThat(images.training().inputs()).hasDimensions(30, 3072);
    assertThat(images.training().targets()).hasDimensions(30, classes);
    assertThat(images.test().inputs()).hasDimensions(30, 3072);
    assertThat(images.test().targets()).hasDimensions(30, classes);
  }

  @Test
  void pixelsAreScaledToOneAndKeepTheOrderOfTheFile() {
    double[] seventh = Cifar.CIFAR_10.load(8).training().inputs()[7];
    for (int j = 0; j < 3072; j++) {
      int channel = j / 1024;
      int row = j % 1024 / 32;
      assertThat(seventh[j]).isEqualTo(row == 7 + channel ? 1.0 : 0.0);
    }
  }

  @Test
  void bytesAreUnsigned() throws IOException {
    overwrite("cifar-10-batches-bin/test_batch.bin", 1, 200);
    assertThat(Cifar.CIFAR_10.load(1).test().inputs()[0][0]).isEqualTo(200 / 255.0);
  }

  @ParameterizedTest
  @CsvSource({"CIFAR_10, 3", "CIFAR_100_FINE, 47", "CIFAR_100_COARSE, 3"})
  void targetsAreOneHotAtTheClassThatIsAskedFor(Cifar cifar, int classOfImage23) {
    double[] target = cifar.load(24).test().targets()[23];
    for (int k = 0; k < target.length; k++) {
      assertThat(target[k]).isEqualTo(k == classOfImage23 ? 1.0 : 0.0);
    }
  }

  @Test
  void aLimitGoesOnIntoTheNextFile() {
    Dataset training = Cifar.CIFAR_10.load(10_003).training();
    assertThat(training.size()).isEqualTo(10_003);
    assertThat(training.targets()[TinyCifar.IMAGES - 1][9]).isEqualTo(1);
    assertThat(training.targets()[10_002][2]).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CIFAR_10, cifar-10-batches-bin/data_batch_5.bin, 2, 3073",
    "CIFAR_100_FINE, cifar-100-binary/train.bin, 40002, 3074"
  })
  void theLastTrainingImagesAreHeldOut(Cifar cifar, String name, long image, int record)
      throws IOException {
    overwrite(name, (image + 1) * record - 1, 200);
    Dataset validation = cifar.load(30).validation();
    assertThat(validation.size()).isEqualTo(30);
    assertThat(validation.inputs()[2][3071]).isEqualTo(200 / 255.0);
    assertThat(validation.inputs()[1][3071]).isZero();
  }

  @Test
  void aLimitMustBePositive() {
    assertThat(Cifar.CIFAR_10.load(1).training().size()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cifar.CIFAR_10.load(0))
        .withMessageContaining("0");
  }

  @ParameterizedTest
  @CsvSource({
    "CIFAR_10, cifar-10-batches-bin/data_batch_5.bin",
    "CIFAR_10, cifar-10-batches-bin/test_batch.bin",
    "CIFAR_10, cifar-10-batches-bin/batches.meta.txt",
    "CIFAR_100_FINE, cifar-100-binary/train.bin",
    "CIFAR_100_FINE, cifar-100-binary/fine_label_names.txt",
    "CIFAR_100_COARSE, cifar-100-binary/test.bin",
    "CIFAR_100_COARSE, cifar-100-binary/coarse_label_names.txt"
  })
  void everyMissingFileIsNamed(Cifar cifar, String name) throws IOException {
    assertThat(cifar.load(1).test().size()).isOne();
    Files.delete(folder.resolve(name));
    assertOneLine(cifar, folder.resolve(name) + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "CIFAR_10, cifar-10-batches-bin/data_batch_3.bin, -1",
    "CIFAR_10, cifar-10-batches-bin/data_batch_3.bin, -3073",
    "CIFAR_10, cifar-10-batches-bin/test_batch.bin, 1",
    "CIFAR_100_FINE, cifar-100-binary/train.bin, -3074",
    "CIFAR_100_COARSE, cifar-100-binary/test.bin, 3074"
  })
  void aFileOfAnotherLengthIsRefused(Cifar cifar, String name, long more) throws IOException {
    Path file = folder.resolve(name);
    long length = Files.size(file);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(length + more);
    }
    assertOneLine(cifar, file + " has " + (length + more) + " bytes where it must have " + length);
  }

  @Test
  void aFileThatEndsWhileItIsReadIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("short.bin"), new byte[2 * TEN_RECORD - 1]);
    CifarFile cifar = new CifarFile(file, 2, 1, 0);
    assertThatThrownBy(() -> cifar.read(new double[2][3072], new double[2][10], 0, 2, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " ends too early");
  }

  @ParameterizedTest
  @CsvSource({
    "CIFAR_10, cifar-10-batches-bin/data_batch_1.bin, 6146, 10, 3, 9",
    "CIFAR_10, cifar-10-batches-bin/test_batch.bin, 0, 255, 1, 9",
    "CIFAR_100_FINE, cifar-100-binary/train.bin, 3075, 100, 2, 99",
    "CIFAR_100_COARSE, cifar-100-binary/train.bin, 3074, 20, 2, 19"
  })
  void aClassThatDoesNotExistIsRefused(
      Cifar cifar, String name, long position, int label, int image, int last) throws IOException {
    overwrite(name, position, label);
    assertOneLine(
        cifar,
        folder.resolve(name) + " has class " + label + " in image " + image,
        "but classes end at " + last);
  }

  @Test
  void aListWithTooFewNamesIsRefused() throws IOException {
    Path file = folder.resolve("cifar-10-batches-bin/batches.meta.txt");
    Files.writeString(file, "airplane\nautomobile\n\n");
    assertOneLine(Cifar.CIFAR_10, file + " has 2 names for 10 classes");
  }

  @ParameterizedTest
  @EnumSource
  void anArchiveThatIsNotUnpackedIsSaid(Cifar cifar) {
    System.setProperty(PROPERTY, folder.resolve("cifar-10-batches-bin").toString());
    assertOneLine(cifar, "There is no folder " + folder.resolve("cifar-10-batches-bin"));
  }

  private void overwrite(String name, long position, int value) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      out.seek(position);
      out.writeByte(value);
    }
  }

  private static void assertOneLine(Cifar cifar, String... parts) {
    assertThatThrownBy(() -> cifar.load(5))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("pages/photographs.md")
        .message()
        .doesNotContain("\n");
  }
}
