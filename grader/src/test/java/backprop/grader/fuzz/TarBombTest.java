package backprop.grader.fuzz;

import static backprop.grader.fuzz.IntakeOutcome.TEXT;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small tars that stand for a lot of work. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TarBombTest {
  @TempDir private Path folder;

  private String outcome(byte[] archive, int megabytes) throws Throwable {
    return IntakeOutcome.of(folder.resolve("a.tar.gz"), archive, megabytes);
  }

  @Test
  void attributesForAllFilesOfATarAreNotCollected() throws Throwable {
    Little tar = new Little();
    for (int i = 0; i < 20; i++) {
      StringBuilder records = new StringBuilder();
      for (int key = 0; records.length() < 200_000; key++) {
        records.append(String.format("15 %03d%05d=ab\n", i, key));
      }
      entry(tar, "pax", 'g', records.toString());
      entry(tar, "a" + i, '0', "");
    }
    entry(tar, "Softmax.java", '0', TEXT);
    assertThat(outcome(gzip(tar), 32)).contains("unpacks to far too much");
  }

  @Test
  void aGzipOfEmptyPartsIsRefused() throws Throwable {
    byte[] empty = gzip(new byte[0]);
    Little parts = new Little();
    for (int i = 0; i < 50_000; i++) {
      parts.bytes(empty);
    }
    assertThat(outcome(parts.toBytes(), 64)).contains("damaged");
  }

  @Test
  void theCommentThatGitWritesIsFine() throws Throwable {
    Little tar = new Little();
    entry(tar, "pax_global_header", 'g', "52 comment=" + "a".repeat(40) + "\n");
    entry(tar, "Softmax.java", '0', TEXT);
    assertThat(outcome(gzip(tar), 32)).startsWith("read ");
  }

  @Test
  void zerosThatATarOnlyMentionsAreNotMade() throws Throwable {
    Little tar = new Little();
    for (int i = 0; i < 100; i++) {
      // An old GNU header: half a kilobyte at the end of 56 GB.
      Little sparse = new Little().text("", 24).text("700000000000", 12).text("1000", 12);
      sparse.bytes(new byte[73]).text("700000001000", 12);
      entry(tar, "x" + i + ".bin", 'S', "z".repeat(512), "ustar  \0", sparse.toBytes());
    }
    entry(tar, "Softmax.java", '0', TEXT);
    assertThat(outcome(gzip(tar), 32)).contains("holds a sparse file");
  }

  private static void entry(Little tar, String name, char kind, String content) {
    entry(tar, name, kind, content, "ustar\00000", new byte[0]);
  }

  private static void entry(
      Little tar, String name, char kind, String content, String magic, byte[] rest) {
    Little header = new Little().text(name, 100).text("0000644", 8).text("0", 8).text("0", 8);
    header.text(String.format("%011o", content.length()), 12).text("0", 12).text("        ", 8);
    header.text("" + kind, 101).text(magic, 8).bytes(new byte[97]).bytes(rest);
    byte[] record = Arrays.copyOf(header.toBytes(), 512);
    int sum = 0;
    for (byte b : record) {
      sum += b & 0xFF;
    }
    System.arraycopy(String.format("%06o\0 ", sum).getBytes(US_ASCII), 0, record, 148, 8);
    tar.bytes(record).text(content, (content.length() + 511) / 512 * 512);
  }

  private static byte[] gzip(Little tar) throws Exception {
    return gzip(tar.bytes(new byte[1024]).toBytes());
  }

  private static byte[] gzip(byte[] content) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
