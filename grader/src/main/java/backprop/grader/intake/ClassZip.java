package backprop.grader.intake;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.X000A_NTFS;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip of submissions, such as Moodle's download of all; read where it is, never unpacked. */
final class ClassZip {

  private final ZipFile zip;
  private final ZoneId zone;
  private final NameBytes names;
  private final Map<String, List<ZipArchiveEntry>> entries = new LinkedHashMap<>();
  private final Map<String, OwnerName> owners = new LinkedHashMap<>();
  private final Set<String> leftOut = new LinkedHashSet<>();

  private ClassZip(ZipFile zip, ZoneId zone) {
    this.zip = zip;
    this.zone = zone;
    names =
        new NameBytes(
            Collections.list(zip.getEntries()).stream().map(ZipArchiveEntry::getRawName).toList());
  }

  static Deliveries read(Path path, ZoneId zone) throws IOException {
    ZipFile zip;
    try {
      zip = ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException e) {
      throw new Fault(path + ": the zip is damaged or cut off; download it again");
    }
    try {
      return new ClassZip(zip, zone).deliveries(path);
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private Deliveries deliveries(Path path) {
    List<ZipArchiveEntry> files =
        Collections.list(zip.getEntries()).stream()
            .filter(entry -> !entry.isDirectory() && !entry.isUnixSymlink())
            .filter(entry -> !isHousekeeping(path(entry)))
            .toList();
    if (files.stream().anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption())) {
      throw new Fault(path + ": has a password; unpack it, and give the folder");
    }
    if (Deliveries.isSubmission(files.stream().map(f -> beforeSlash(path(f))).toList())) {
      throw Deliveries.oneSubmission(path);
    }
    String wrapper = wrapper(files);
    for (ZipArchiveEntry file : files) {
      add(path(file).substring(wrapper.length()), file);
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (String name : new TreeSet<>(entries.keySet())) {
      List<ZipArchiveEntry> found = entries.get(name);
      // A folder that holds nothing but archives holds one student's attempts.
      boolean attempts =
          found.size() > 1
              && found.stream().map(entry -> inside(entry, wrapper)).allMatch(ClassZip::isAttempt);
      if (attempts) {
        found.forEach(
            entry ->
                deliveries.add(
                    delivery(name + "/" + inside(entry, wrapper), name, List.of(entry), wrapper)));
      } else {
        deliveries.add(delivery(name, name, found, wrapper));
      }
    }
    return new Deliveries(List.copyOf(deliveries), Deliveries.remarks(leftOut, names), zip);
  }

  private void add(String path, ZipArchiveEntry file) {
    String first = beforeSlash(path);
    boolean inFolder = path.length() > first.length();
    OwnerName moodle = OwnerName.moodle(first);
    if (moodle != null && !moodle.onlineText()) {
      keep(moodle.moodlePrefix(), moodle, file);
    } else if (moodle == null
        && !first.isEmpty()
        && (inFolder || Deliveries.isArchive(first) || first.endsWith(".java"))) {
      keep(first, OwnerName.plain(first), file);
    } else if (moodle == null) {
      leftOut.add(path);
    }
  }

  private void keep(String name, OwnerName owner, ZipArchiveEntry file) {
    entries.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
    owners.putIfAbsent(name, owner);
  }

  private static boolean isAttempt(String inside) {
    return Deliveries.isArchive(inside) && !inside.contains("/");
  }

  private Delivery delivery(
      String name, String group, List<ZipArchiveEntry> found, String wrapper) {
    OwnerName owner = owners.get(group);
    List<LooseFile> files = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    for (ZipArchiveEntry entry : found) {
      files.add(
          new LooseFile(
              inside(entry, wrapper),
              entry.getSize(),
              entry.getCompressedSize(),
              () -> open(entry)));
      times.add(time(entry));
    }
    // Moodle gives its files the time of the download.
    boolean tells = owner.moodlePrefix().isEmpty();
    Instant handedIn = tells ? FileTimes.newest(times) : null;
    return owner.delivery(name, handedIn, reader -> reader.read(name, files));
  }

  // Looking up where an entry begins isn't safe for several threads; reading it is.
  private InputStream open(ZipArchiveEntry entry) throws IOException {
    synchronized (zip) {
      return zip.getInputStream(entry);
    }
  }

  /** Many programs write the time of a clock on the wall, and not where that hangs. */
  private Instant time(ZipArchiveEntry entry) {
    FileTime time = entry.getLastModifiedTime();
    boolean isZoned =
        entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) != null
            || entry.getExtraField(X000A_NTFS.HEADER_ID) != null;
    if (time == null || isZoned) {
      return time == null ? null : time.toInstant();
    }
    // The library has read it as if it were the time here.
    return time.toInstant().atZone(ZoneId.systemDefault()).withZoneSameLocal(zone).toInstant();
  }

  // The path below the owner's folder, or behind the owner's prefix.
  private String inside(ZipArchiveEntry entry, String wrapper) {
    String path = path(entry).substring(wrapper.length());
    String first = beforeSlash(path);
    OwnerName moodle = OwnerName.moodle(first);
    if (moodle != null && !moodle.rest().isEmpty()) {
      return moodle.rest() + path.substring(first.length());
    }
    return path.substring(path.indexOf('/') + 1);
  }

  // Zipping a folder by hand puts everything below its name.
  private String wrapper(List<ZipArchiveEntry> files) {
    List<String> firsts = files.stream().map(file -> beforeSlash(path(file))).distinct().toList();
    boolean isFolder = files.stream().allMatch(file -> path(file).indexOf('/') > 0);
    String only = firsts.size() == 1 && isFolder ? firsts.get(0) + "/" : "";
    boolean isOwners = only.isEmpty() || OwnerName.moodle(beforeSlash(only)) != null;
    boolean isSubmission =
        Deliveries.isSubmission(
            files.stream().map(file -> beforeSlash(path(file).substring(only.length()))).toList());
    return isOwners || isSubmission ? "" : only;
  }

  private static String beforeSlash(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static boolean isHousekeeping(String path) {
    return Arrays.stream(path.split("/")).anyMatch(Deliveries::isHousekeeping);
  }

  private String path(ZipArchiveEntry entry) {
    String name =
        entry.getNameSource() == NameSource.NAME ? names.name(entry.getRawName()) : entry.getName();
    String path = name.replace('\\', '/');
    return path.startsWith("./") ? path.substring(2) : path;
  }
}
