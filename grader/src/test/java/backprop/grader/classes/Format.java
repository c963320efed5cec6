package backprop.grader.classes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What a student hands in: a good archive or one of the usual broken ones. */
public enum Format {
  ZIP(".zip"),
  TAR_GZ(".tar.gz"),
  /** A zip whose upload broke off. */
  CUT_OFF(".zip"),
  /** An archive that the grader doesn't read. */
  RAR(".rar"),
  /** The log-in page of some cloud. */
  WEB_PAGE(".zip"),
  EMPTY_FILE(".zip"),
  /** A zip with the answers on paper and nothing else. */
  NO_SOURCES(".zip");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /** Returns one of the broken ones. */
  static Format broken(int number) {
    Format[] broken = {CUT_OFF, RAR, WEB_PAGE, EMPTY_FILE, NO_SOURCES};
    return broken[number % broken.length];
  }

  String extension() {
    return extension;
  }

  /** Returns the file with these files in it, all of one time. */
  public byte[] pack(SortedMap<String, byte[]> files, Instant time) throws IOException {
    return switch (this) {
      case ZIP -> zip(files, time);
      case TAR_GZ -> tarGz(files, time);
      case CUT_OFF -> {
        byte[] whole = zip(files, time);
        yield Arrays.copyOf(whole, whole.length * 3 / 5);
      }
      case RAR -> "Rar!\u001a\u0007\u0001\u0000 and what only RAR can read".getBytes(UTF_8);
      case WEB_PAGE ->
          "<!DOCTYPE html>\n<html><title>Log in</title><h1>Log in first</h1></html>\n"
              .getBytes(UTF_8);
      case EMPTY_FILE -> new byte[0];
      case NO_SOURCES -> {
        byte[] paper = "%PDF-1.7\n".getBytes(UTF_8);
        yield zip(new TreeMap<>(Map.of("answers.pdf", paper)), time);
      }
    };
  }

  /** Packs a zip whose bytes don't depend on the time zone. */
  static byte[] zip(SortedMap<String, byte[]> files, Instant time) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tarGz(SortedMap<String, byte[]> files, Instant time) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setNames("student", "student"); // not who runs this
        entry.setModTime(FileTime.from(time));
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
