package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small submissions and classes for tests. */
final class ClassArchives {

  static final Instant TIME = Instant.parse("2026-06-14T10:00:00Z");
  static final String SOURCE = "backprop/function/Sigmoid.java";
  static final SubmissionReader READER =
      new SubmissionReader(new AssignmentFiles(List.of(SOURCE), List.of()));

  private ClassArchives() {}

  /** Returns a zip with one source in it, which says whose it is. */
  static byte[] submission(String owner) throws IOException {
    return zip(Map.of(SOURCE, source(owner)));
  }

  static byte[] source(String owner) {
    return ("package backprop.function;\n\n// " + owner + "\nclass Sigmoid {}\n").getBytes(UTF_8);
  }

  static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setLastModifiedTime(FileTime.from(TIME));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(TIME));
  }
}
