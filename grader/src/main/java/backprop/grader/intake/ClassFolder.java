package backprop.grader.intake;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A folder of submissions: archives, folders, Git clones, or what Moodle's download unpacks to. */
final class ClassFolder {

  private static final int DEEPEST = 40;

  private final List<Delivery> deliveries = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> leftOut = new ArrayList<>();
  private final NameBytes names;
  private final String clonesPrefix;

  /** Files that Moodle put side by side, by what their names begin with. */
  private final SortedMap<String, List<Path>> flat = new TreeMap<>();

  private ClassFolder(List<Path> children) {
    names = new NameBytes(children.stream().map(ClassFolder::bytes).toList());
    clonesPrefix =
        OwnerName.commonPrefix(
            children.stream().filter(ClassFolder::isClone).map(this::name).toList());
  }

  static Deliveries read(Path folder) throws IOException {
    List<Path> children;
    try {
      children = children(folder);
    } catch (IOException e) {
      throw new Fault(folder + ": can't be read; check that you may read it");
    }
    ClassFolder reader = new ClassFolder(children);
    if (Deliveries.isSubmission(children.stream().map(reader::name).toList())) {
      throw Deliveries.oneSubmission(folder);
    }
    if (children.size() == 1 && reader.holdsMoodleDownload(children.get(0))) {
      return read(children.get(0));
    }
    for (Path child : children) {
      reader.add(child);
    }
    for (List<Path> files : reader.flat.values()) {
      reader.addFlat(files);
    }
    return new Deliveries(
        reader.deliveries, Deliveries.remarks(reader.leftOut, reader.names), () -> {});
  }

  // Unpacking a zip often makes a folder around it.
  private boolean holdsMoodleDownload(Path folder) throws IOException {
    return OwnerName.moodle(name(folder)) == null
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && children(folder).stream().anyMatch(child -> OwnerName.moodle(name(child)) != null);
  }

  private void add(Path child) {
    String name = name(child);
    OwnerName moodle = OwnerName.moodle(name);
    boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
    if (moodle != null && moodle.onlineText()) {
      return;
    }
    if (moodle != null && isFolder) {
      // The times are those of Moodle's download or of its unpacking.
      addFolder(moodle.moodlePrefix(), moodle, child);
    } else if (moodle != null && isFile(child)) {
      flat.computeIfAbsent(moodle.moodlePrefix(), prefix -> new ArrayList<>()).add(child);
    } else if (isFolder) {
      boolean isClone = isClone(child) && name.startsWith(clonesPrefix);
      addFolder(
          name, OwnerName.plain(isClone ? name.substring(clonesPrefix.length()) : name), child);
    } else if (isFile(child) && (Deliveries.isArchive(name) || name.endsWith(".java"))) {
      add(name, OwnerName.plain(name), child, time(child));
    } else {
      leftOut.add(name);
    }
  }

  // A folder that holds nothing but archives holds one student's attempts.
  private void addFolder(String name, OwnerName owner, Path folder) {
    List<Path> files;
    try {
      files = children(folder);
    } catch (IOException e) {
      // Reading it as a submission will say so; the others are graded.
      files = List.of();
    }
    boolean isMoodles = !owner.moodlePrefix().isEmpty();
    if (files.size() > 1
        && files.stream().allMatch(file -> isFile(file) && Deliveries.isArchive(name(file)))) {
      for (Path archive : files) {
        add(name + "/" + name(archive), owner, archive, isMoodles ? null : time(archive));
      }
    } else {
      // A clone's files have the time of cloning, and commits any time that their author likes.
      add(name, owner, folder, isMoodles || isClone(folder) ? null : newest(folder));
    }
  }

  private void add(String name, OwnerName owner, Path path, Instant handedIn) {
    if (!taken.add(name)) {
      // Moodle's folder with and without its last underscore.
      leftOut.add(name(path));
      return;
    }
    deliveries.add(owner.delivery(name, handedIn, reader -> reader.read(path).withName(name)));
  }

  private void addFlat(List<Path> paths) throws IOException {
    OwnerName owner = OwnerName.moodle(name(paths.get(0)));
    String name = owner.moodlePrefix();
    if (taken.contains(name)) {
      paths.forEach(path -> leftOut.add(name(path)));
      return;
    }
    if (paths.size() > 1 && paths.stream().allMatch(path -> Deliveries.isArchive(name(path)))) {
      paths.forEach(path -> add(name + "/" + inside(path), owner, path, null));
      return;
    }
    taken.add(name);
    List<LooseFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(
          new LooseFile(inside(path), Files.size(path), -1, () -> Files.newInputStream(path)));
    }
    deliveries.add(owner.delivery(name, null, reader -> reader.read(name, files)));
  }

  private String inside(Path moodles) {
    return OwnerName.moodle(name(moodles)).rest();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !Deliveries.isHousekeeping(child.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  // Without what a system or a build may have touched later.
  private static Instant newest(Path folder) {
    List<Instant> times = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      files
          .filter(file -> isFile(file) && !isIncidental(folder.relativize(file)))
          .forEach(file -> times.add(time(file)));
    } catch (IOException | UncheckedIOException e) {
      // What can't be read doesn't tell a time.
    }
    return FileTimes.newest(times);
  }

  private static boolean isIncidental(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .map(Path::toString)
        .anyMatch(name -> Deliveries.isHousekeeping(name) || name.equals("target"));
  }

  // A link may lead to somebody else's submission.
  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isClone(Path path) {
    return Files.exists(path.resolve(".git"));
  }

  private static Instant time(Path file) {
    try {
      return FileTimes.credible(
          Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant());
    } catch (IOException e) {
      return null;
    }
  }

  private String name(Path path) {
    return names.name(bytes(path));
  }

  /** Returns the name as it is on the disk: what isn't UTF-8 is lost in Java's text of it. */
  private static byte[] bytes(Path path) {
    String name = path.getFileName().toString();
    if (name.indexOf('\uFFFD') < 0) {
      return name.getBytes(StandardCharsets.UTF_8);
    }
    String[] raw = path.toAbsolutePath().toUri().getRawPath().split("/");
    return URLDecoder.decode(raw[raw.length - 1].replace("+", "%2B"), StandardCharsets.ISO_8859_1)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
