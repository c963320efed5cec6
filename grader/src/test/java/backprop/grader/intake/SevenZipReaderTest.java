package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.common.Fault;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in resources are what 7-Zip makes of a folder {@code ada}. */
class SevenZipReaderTest {

  private static final String UNUSUAL = "a.7z: a 7z of an unusual kind; hand in a zip";

  private final SubmissionReader reader = new SubmissionReader(Project.ASSIGNMENT);
  @TempDir private Path temp;

  private Submission read(byte[] archive) throws IOException {
    return reader.read(Files.write(temp.resolve("a.7z"), archive));
  }

  private void refuses(byte[] archive, String message) {
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> read(archive)).withMessage(message);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SevenZipReaderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] pack(Map<String, byte[]> files, SevenZMethod... methods)
      throws IOException {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
      out.setContentMethods(List.of(methods).stream().map(SevenZipReaderTest::small).toList());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        var entry = out.createArchiveEntry(new File(file.getKey()), file.getKey());
        entry.setDirectory(false);
        out.putArchiveEntry(entry);
        out.write(file.getValue());
        out.closeArchiveEntry();
      }
    }
    byte[] bytes = new byte[(int) channel.size()];
    System.arraycopy(channel.array(), 0, bytes, 0, bytes.length);
    return bytes;
  }

  /** With a dictionary of 64 kB. The usual one takes 100 MB to pack these few files. */
  private static SevenZMethodConfiguration small(SevenZMethod method) {
    boolean lzma = method == SevenZMethod.LZMA || method == SevenZMethod.LZMA2;
    return new SevenZMethodConfiguration(method, lzma ? 1 << 16 : null);
  }

  @Test
  void readsWhatSevenZipPacksAsOne() throws Exception {
    Submission submission = read(resource("solid.7z"));
    assertThat(submission.sources())
        .containsOnly(
            Map.entry(Project.SOFTMAX, Project.SOFTMAX_TEXT),
            Map.entry(Project.TRAINER, Project.TRAINER_TEXT));
    assertThat(submission.ownTests()).containsOnlyKeys("mine/MyTest.java");
    assertThat(submission.ignored())
        .containsExactly(
            "ada/src/main/java/backprop/function/Link.java: a link, which is not followed");
  }

  @Test
  void readsTheSameAsFromAZipWhateverTheMethod() throws Exception {
    Path zip = Files.write(temp.resolve("a.zip"), Archives.zip(Project.files()));
    String wanted = reader.read(zip).sha256();
    for (SevenZMethod method :
        List.of(
            SevenZMethod.COPY,
            SevenZMethod.LZMA,
            SevenZMethod.LZMA2,
            SevenZMethod.DEFLATE,
            SevenZMethod.BZIP2)) {
      assertThat(read(pack(Project.files(), method)).sha256()).as("%s", method).isEqualTo(wanted);
    }
    byte[] filtered = pack(Project.files(), SevenZMethod.LZMA2, SevenZMethod.DELTA_FILTER);
    assertThat(read(filtered).sha256()).isEqualTo(wanted);
  }

  @Test
  void saysThatThereIsAPassword() throws Exception {
    String message = "a.7z: the 7z has a password; hand in one without";
    refuses(resource("password.7z"), message);
    refuses(resource("password-of-names.7z"), message);
  }

  @Test
  void saysThatAMethodIsntRead() throws Exception {
    refuses(resource("ppmd.7z"), UNUSUAL);
  }

  @Test
  void packingsOfPackingsAreRefused() throws Exception {
    byte[] archive = pack(Project.files(), SevenZMethod.DEFLATE, SevenZMethod.LZMA2);
    refuses(archive, UNUSUAL);
  }

  @Test
  void whatUnpacksToFarTooMuchIsRefusedBeforeItIsUnpacked() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(Project.files());
    files.put("zeros.bin", new byte[4 << 20]);
    refuses(
        pack(files, SevenZMethod.LZMA2),
        "a.7z: unpacks to far too much; hand in only target/submission.zip");
  }

  @Test
  void manyEntriesAreRefused() throws Exception {
    Map<String, byte[]> files = new HashMap<>();
    for (int i = 0; i < 50_001; i++) {
      files.put("f" + i, new byte[0]);
    }
    refuses(
        pack(files, SevenZMethod.COPY),
        "a.7z: more than 50,000 files; hand in only target/submission.zip");
  }

  @Test
  void aListThatSaysItIsHugeIsNotUnpacked() throws Exception {
    byte[] archive = resource("solid.7z");
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int list = 32 + (int) bytes.getLong(12);
    int length = (int) bytes.getLong(20);
    int at = new String(archive, ISO_8859_1).indexOf('\u000C', list + 20);
    archive[at + 1] = (byte) 0xF0;
    archive[at + 2] = (byte) 0xFF;
    CRC32 crc = new CRC32();
    crc.update(archive, list, length);
    bytes.putInt(28, (int) crc.getValue());
    crc.reset();
    crc.update(archive, 12, 20);
    bytes.putInt(8, (int) crc.getValue());
    refuses(archive, UNUSUAL);
  }

  @Test
  void everyDamagedByteIsReadOrRefused() throws Exception {
    byte[] whole = resource("solid.7z");
    for (int at = 0; at < whole.length; at++) {
      byte[] archive = whole.clone();
      archive[at] ^= 0x55;
      try {
        assertThat(read(archive).sources()).as("byte %d", at).isNotEmpty();
      } catch (Fault e) {
        assertThat(e.getMessage()).as("byte %d", at).startsWith("a.7z: ");
      }
    }
  }
}
