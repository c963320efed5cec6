package backprop.grader.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A file of an export. The same files give the same archives, byte for byte. */
public record ExportedFile(byte[] bytes, boolean executable) {

  private static final long TIME = 1_767_225_600_000L;
  private static final int PROGRAM = 0100755;
  private static final int PLAIN = 0100644;

  /** What a grader needs to run, of all that lies in its folder once it has. */
  private static final List<String> GRADER = List.of("grade", "lib", "worker", "assignment");

  /** Returns a text; what begins like a script is one. */
  static ExportedFile of(String text) {
    return new ExportedFile(text.getBytes(StandardCharsets.UTF_8), text.startsWith("#!"));
  }

  /**
   * Returns the built grader's files.
   *
   * @param home where it runs from
   * @param prefix of their paths
   */
  public static SortedMap<String, ExportedFile> grader(Path home, String prefix)
      throws IOException {
    SortedMap<String, ExportedFile> files = new TreeMap<>();
    for (String part : GRADER) {
      try (Stream<Path> found = Files.walk(home.resolve(part))) {
        for (Path file : found.filter(Files::isRegularFile).toList()) {
          String path = home.relativize(file).toString().replace('\\', '/');
          files.put(
              prefix + "/" + path,
              new ExportedFile(Files.readAllBytes(file), path.equals(GRADER.get(0))));
        }
      }
    }
    return files;
  }

  /** Returns the files as a zip that keeps which of them are programs. */
  public static byte[] zip(Map<String, ExportedFile> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(file.getKey());
        entry.setTime(TIME);
        entry.setUnixMode(file.getValue().mode());
        add(zip, entry, file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Returns the files as a tar. */
  public static byte[] tar(Map<String, ExportedFile> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setModTime(TIME);
        entry.setSize(file.getValue().bytes().length);
        entry.setMode(file.getValue().mode());
        add(tar, entry, file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static <E extends ArchiveEntry> void add(
      ArchiveOutputStream<E> archive, E entry, ExportedFile file) throws IOException {
    archive.putArchiveEntry(entry);
    archive.write(file.bytes());
    archive.closeArchiveEntry();
  }

  /** Writes the files below a folder, which is made. */
  public static void write(Map<String, ExportedFile> files, Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue().bytes());
      if (file.getValue().executable()) {
        path.toFile().setExecutable(true, false);
      }
    }
  }

  private int mode() {
    return executable ? PROGRAM : PLAIN;
  }
}
