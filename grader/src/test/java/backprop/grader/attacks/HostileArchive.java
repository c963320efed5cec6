package backprop.grader.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import backprop.grader.attacks.ArchivePlan.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Packs archives that no honest program would. */
final class HostileArchive {
  private final ArchivePlan plan;
  private final Map<String, String> solution;

  /** Makes a packer; the solution's texts come by path, such as backprop/function/Softmax.java. */
  HostileArchive(ArchivePlan plan, Map<String, String> solution) {
    this.plan = plan;
    this.solution = solution;
  }

  /** Writes the archive, or the folder, to a path. */
  void write(Path path) throws IOException {
    if (plan.format().equals("folder")) {
      folder(path);
    } else {
      Files.write(path, bytes());
    }
  }

  private byte[] bytes() throws IOException {
    byte[] bytes =
        switch (plan.format()) {
          case "zip" -> zip();
          case "tar" -> tar();
          case "tar.gz" -> gzip(tar());
          case "raw" -> contents();
          default -> throw new IOException("no format " + plan.format());
        };
    for (int i = 0; i < plan.gzips(); i++) {
      bytes = gzip(bytes);
    }
    for (ArchivePlan.Patch patch : plan.patches()) {
      String text = new String(bytes, ISO_8859_1);
      String changed =
          Pattern.compile(patch.find(), Pattern.DOTALL).matcher(text).replaceAll(patch.with());
      if (changed.equals(text)) {
        throw new IOException("the patch " + patch.find() + " changes nothing");
      }
      bytes = changed.getBytes(ISO_8859_1);
    }
    return Arrays.copyOf(bytes, (int) (bytes.length * plan.keep()));
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setEncoding(plan.encoding());
      zip.setUseLanguageEncodingFlag(plan.encoding().equals("UTF-8"));
      for (Entry entry : plan.entries()) {
        for (int i = 0; i < entry.count(); i++) {
          ZipArchiveEntry header = new ZipArchiveEntry(numbered(entry, entry.name(), i));
          int type = entry.symlink() == null ? UnixStat.FILE_FLAG : UnixStat.LINK_FLAG;
          header.setUnixMode(type | 0644);
          put(zip, header, entry, i);
        }
      }
      if (plan.solution()) {
        for (Map.Entry<String, String> file : solution.entrySet()) {
          zip.putArchiveEntry(new ZipArchiveEntry(plan.prefix() + file.getKey()));
          zip.write(file.getValue().getBytes(UTF_8));
          zip.closeArchiveEntry();
        }
      }
    }
    return bytes.toByteArray();
  }

  private byte[] tar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, plan.encoding())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Entry entry : plan.entries()) {
        for (int i = 0; i < entry.count(); i++) {
          put(tar, tarEntry(entry, i), entry, i);
        }
      }
      if (plan.solution()) {
        for (Map.Entry<String, String> file : solution.entrySet()) {
          byte[] text = file.getValue().getBytes(UTF_8);
          TarArchiveEntry header = new TarArchiveEntry(plan.prefix() + file.getKey());
          header.setSize(text.length);
          tar.putArchiveEntry(header);
          tar.write(text);
          tar.closeArchiveEntry();
        }
      }
    }
    return bytes.toByteArray();
  }

  private TarArchiveEntry tarEntry(Entry entry, int number) throws IOException {
    String name = numbered(entry, entry.name(), number);
    if (entry.type() != null) {
      TarArchiveEntry odd = new TarArchiveEntry(name, (byte) entry.type().charAt(0), true);
      odd.setSize(contentOf(entry, number).length);
      return odd;
    }
    if (entry.symlink() != null || entry.hardlink() != null) {
      boolean soft = entry.symlink() != null;
      byte type = soft ? TarConstants.LF_SYMLINK : TarConstants.LF_LINK;
      TarArchiveEntry link = new TarArchiveEntry(name, type, true);
      link.setLinkName(soft ? entry.symlink() : entry.hardlink());
      return link;
    }
    TarArchiveEntry header = new TarArchiveEntry(name, true);
    header.setSize((long) contentOf(entry, number).length * entry.repeat());
    return header;
  }

  private <E extends ArchiveEntry> void put(
      ArchiveOutputStream<E> out, E header, Entry entry, int number) throws IOException {
    out.putArchiveEntry(header);
    if (out instanceof ZipArchiveOutputStream && entry.symlink() != null) {
      out.write(entry.symlink().getBytes(UTF_8));
    } else if (entry.symlink() == null && entry.hardlink() == null) {
      content(entry, number, out);
    }
    out.closeArchiveEntry();
  }

  private void content(Entry entry, int number, OutputStream out) throws IOException {
    byte[] text = contentOf(entry, number);
    for (int i = 0; i < entry.repeat(); i++) {
      out.write(text);
    }
  }

  private byte[] contentOf(Entry entry, int number) throws IOException {
    return entry.nested() == null
        ? numbered(entry, entry.text(), number).getBytes(entry.latin1() ? ISO_8859_1 : UTF_8)
        : new HostileArchive(entry.nested(), solution).bytes();
  }

  private byte[] contents() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Entry entry : plan.entries()) {
      content(entry, 0, bytes);
    }
    return bytes.toByteArray();
  }

  private void folder(Path root) throws IOException {
    for (Entry entry : plan.entries()) {
      Path path = root.resolve(entry.name());
      Files.createDirectories(path.getParent());
      if (entry.symlink() != null) {
        Files.createSymbolicLink(path, Path.of(entry.symlink()));
      } else {
        Files.write(path, contentOf(entry, 0));
      }
    }
    if (plan.solution()) {
      for (Map.Entry<String, String> file : solution.entrySet()) {
        Path path = root.resolve(plan.prefix() + file.getKey());
        Files.createDirectories(path.getParent());
        if (!Files.exists(path, NOFOLLOW_LINKS)) {
          Files.writeString(path, file.getValue());
        }
      }
    }
  }

  private static String numbered(Entry entry, String text, int number) {
    return entry.count() == 1 ? text : text.replace("%d", "" + number);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
