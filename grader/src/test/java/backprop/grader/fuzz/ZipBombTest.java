package backprop.grader.fuzz;

import static backprop.grader.fuzz.IntakeOutcome.TEXT;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small zips that stand for a lot of work. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ZipBombTest {
  private static final byte[] DEFLATED_ZEROS = deflated(new byte[2 << 20]);
  private static final int MANY = 3_000;

  @TempDir private Path folder;

  private String outcome(byte[] archive, int megabytes) throws Throwable {
    return IntakeOutcome.of(folder.resolve("a.zip"), archive, megabytes);
  }

  /** Writes a zip of which all entries share one local header and its data. */
  private static byte[] zip(int entries, int method, byte[] data, int size, byte[]... extras) {
    byte[] fields =
        new Little()
            .number(20, 2)
            .number(0, 2)
            .number(method, 2)
            .number(0, 8)
            .number(data.length, 4)
            .number(size, 4)
            .number(10, 2)
            .toBytes();
    Little zip = new Little().bytes("PK\3\4".getBytes(US_ASCII)).bytes(fields);
    byte[] local = extras.length > 0 ? extras[0] : new byte[0];
    zip.number(local.length, 2).text(java(0), 10).bytes(local).bytes(data);
    byte[] central = extras.length > 1 ? extras[1] : new byte[0];
    int start = zip.size();
    for (int i = 0; i < entries; i++) {
      zip.bytes("PK\1\2".getBytes(US_ASCII)).number(20, 2).bytes(fields);
      zip.number(central.length, 2).number(0, 14).text(java(i), 10).bytes(central);
    }
    int length = zip.size() - start;
    zip.bytes("PK\5\6".getBytes(US_ASCII)).number(0, 4).number(entries, 2).number(entries, 2);
    return zip.number(length, 4).number(start, 4).number(0, 2).toBytes();
  }

  /** As many attributes as fit. */
  private static byte[] attributes() {
    Little extra = new Little();
    for (int i = 0; i < 13_000; i++) {
      extra.number(0x7000 + i % 4000, 2).number(1, 2).number(1, 1);
    }
    return extra.toBytes();
  }

  private static String java(int i) {
    return String.format("E%04d.java", i);
  }

  @Test
  void attributesOfOneHeaderAreNotMergedForEachEntry() throws Throwable {
    byte[] zip = zip(500, 0, new byte[0], 0, attributes());
    assertThat(outcome(zip, 32)).contains("none of the files");
  }

  @Test
  void entriesWithThousandsOfAttributesAreRefused() throws Throwable {
    byte[] zip = zip(500, 0, new byte[0], 0, new byte[0], attributes());
    assertThat(outcome(zip, 128)).contains("damaged");
  }

  @Test
  void entriesThatLieAboutTheirSizeCountWithWhatTheyUnpackTo() throws Throwable {
    byte[] zip = zip(MANY, 8, DEFLATED_ZEROS, 100);
    assertThat(outcome(zip, 256)).contains("more than 20 MB of Java sources");
  }

  @Test
  void bytesThatUnpackToNothingAreReadOnce() throws Throwable {
    byte[] nothing = new byte[5 << 20];
    for (int i = 0; i < nothing.length; i += 5) {
      nothing[i] = (byte) (i + 5 == nothing.length ? 1 : 0);
      nothing[i + 3] = -1;
      nothing[i + 4] = -1;
    }
    byte[] zip = zip(MANY, 8, nothing, 0);
    assertThat(outcome(zip, 256)).contains("damaged");
  }

  @Test
  void everyMethodOfPackingIsReadOrRefused() throws Throwable {
    for (int method = 0; method <= 100; method++) {
      byte[] zip = zip(3, method, TEXT.getBytes(US_ASCII), TEXT.length());
      assertThat(outcome(zip, 32)).startsWith("a.zip: ");
    }
  }

  private static byte[] deflated(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(content);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}
