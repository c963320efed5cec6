package backprop.data;

import static backprop.data.TinyMnist.gzip;
import static backprop.data.TinyMnist.idx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxTest {
  private static final byte[] SIX = {0, 1, 2, 127, (byte) 128, (byte) 255};

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("some-idx2-ubyte.gz");
  }

  @Test
  void holdsSizesAndValuesInTheOrderOfTheFile() throws IOException {
    Files.write(file, gzip(idx(SIX, 2, 3)));

    Idx idx = Idx.read(file, 2);

    assertThat(idx.dimensions()).containsExactly(2, 3);
    assertThat(idx.values()).containsExactly(SIX);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertOneLine("is missing");
  }

  @Test
  void refusesAFileThatIsNotGzip() throws IOException {
    Files.write(file, idx(SIX, 2, 3));
    assertOneLine("is not a sound gzip file (Not in GZIP format)");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Files.write(file, new byte[0]);
    assertOneLine("ends too early");
  }

  @Test
  void refusesAFolder() throws IOException {
    Files.createDirectory(file);
    assertOneLine("some-idx2-ubyte.gz");
  }

  @Test
  void refusesAFileCutOffAnywhere() throws IOException {
    byte[] whole = gzip(idx(SIX, 2, 3));
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertOneLine("ends too early");
    }
  }

  @Test
  void refusesFewerBytesThanTheHeaderPromises() throws IOException {
    for (int length = 0; length < idx(SIX, 2, 3).length; length++) {
      Files.write(file, gzip(Arrays.copyOf(idx(SIX, 2, 3), length)));
      assertOneLine("ends too early");
    }
  }

  @Test
  void refusesMoreBytesThanTheHeaderPromises() throws IOException {
    Files.write(file, gzip(idx(SIX, 1, 5)));
    assertOneLine("is longer than its header says");
  }

  @Test
  void refusesASecondGzipStreamBehindTheFirst() throws IOException {
    byte[] once = gzip(idx(SIX, 2, 3));
    byte[] twice = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    Files.write(file, twice);
    assertOneLine("is longer than its header says");
  }

  @Test
  void refusesAGzipStreamWithAWrongChecksum() throws IOException {
    byte[] packed = gzip(idx(SIX, 2, 3));
    packed[packed.length - 8] ^= 1;
    Files.write(file, packed);
    assertOneLine("is not a sound gzip file");
  }

  @Test
  void refusesAnotherNumberOfDimensions() throws IOException {
    Files.write(file, gzip(idx(SIX, 6)));
    assertOneLine("starts with 00000801 where IDX must have 00000802");
  }

  @Test
  void refusesOtherValuesThanUnsignedBytes() throws IOException {
    byte[] floats = idx(SIX, 2, 3);
    floats[2] = 0x0D;
    Files.write(file, gzip(floats));
    assertOneLine("starts with 00000d02");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesAnImpossibleSize(int size) throws IOException {
    Files.write(file, gzip(idx(SIX, 3, size)));
    assertOneLine("impossible size: " + size);
  }

  @Test
  void refusesSizesWhoseProductOverflows() throws IOException {
    Files.write(file, gzip(idx(SIX, 1 << 16, 1 << 16)));
    assertOneLine("impossible size");
  }

  @Test
  void takesNoMemoryForThe64MegabytesOfAFalseHeader() throws IOException {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Files.write(file, gzip(idx(SIX, 1 << 13, 1 << 13)));
    long before = thread.getCurrentThreadAllocatedBytes();
    assertOneLine("ends too early");
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
  }

  private void assertOneLine(String reason) {
    assertThatThrownBy(() -> Idx.read(file, 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason)
        .hasMessageContaining("from your course")
        .message()
        .doesNotContain("\n");
  }
}
