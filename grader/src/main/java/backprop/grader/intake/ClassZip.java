package backprop.grader.intake;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip of submissions, such as Moodle's download of all; read where it is, never unpacked. */
final class ClassZip {

  private static final Instant FIRST_TIME = Instant.parse("1980-01-03T00:00:00Z");

  private final ZipFile zip;
  private final Map<String, List<ZipArchiveEntry>> entries = new LinkedHashMap<>();
  private final Map<String, OwnerName> owners = new LinkedHashMap<>();
  private final Set<String> leftOut = new LinkedHashSet<>();

  private ClassZip(ZipFile zip) {
    this.zip = zip;
  }

  static Deliveries read(Path path) throws IOException {
    ZipFile zip;
    try {
      zip = ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException e) {
      throw new Fault(path + ": the zip is damaged or cut off; download it again");
    }
    try {
      return new ClassZip(zip).deliveries(path);
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
              && owners.get(name).moodlePrefix().isEmpty()
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
    return new Deliveries(List.copyOf(deliveries), Deliveries.leftOut(leftOut), zip);
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
    // Moodle gives its files the time of the download.
    boolean tells = owner.moodlePrefix().isEmpty();
    Instant handedIn = null;
    for (ZipArchiveEntry entry : found) {
      files.add(
          new LooseFile(
              inside(entry, wrapper),
              entry.getSize(),
              entry.getCompressedSize(),
              () -> open(entry)));
      Instant time = time(entry);
      if (tells && time != null && (handedIn == null || time.isAfter(handedIn))) {
        handedIn = time;
      }
    }
    return owner.delivery(name, handedIn, reader -> reader.read(name, files));
  }

  // Looking up where an entry begins isn't safe for several threads; reading it is.
  private InputStream open(ZipArchiveEntry entry) throws IOException {
    synchronized (zip) {
      return zip.getInputStream(entry);
    }
  }

  // Programs that don't know the time write the first day that a zip can have.
  private static Instant time(ZipArchiveEntry entry) {
    FileTime time = entry.getLastModifiedTime();
    return time == null || time.toInstant().isBefore(FIRST_TIME) ? null : time.toInstant();
  }

  // The path below the owner's folder, or behind the owner's prefix.
  private static String inside(ZipArchiveEntry entry, String wrapper) {
    String path = path(entry).substring(wrapper.length());
    String first = beforeSlash(path);
    OwnerName moodle = OwnerName.moodle(first);
    if (moodle != null && !moodle.rest().isEmpty()) {
      return moodle.rest() + path.substring(first.length());
    }
    return path.substring(path.indexOf('/') + 1);
  }

  // Zipping a folder by hand puts everything below its name.
  private static String wrapper(List<ZipArchiveEntry> files) {
    List<String> firsts =
        files.stream().map(file -> beforeSlash(path(file)) + "/").distinct().toList();
    String only = firsts.size() == 1 ? firsts.get(0) : "";
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

  private static String path(ZipArchiveEntry entry) {
    String path = entry.getName().replace('\\', '/');
    return path.startsWith("./") ? path.substring(2) : path;
  }
}
