package backprop.grader.intake;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final Set<String> names = new HashSet<>();
  private final List<String> leftOut = new ArrayList<>();

  /** Files that Moodle put side by side, by what their names begin with. */
  private final SortedMap<String, List<Path>> flat = new TreeMap<>();

  private ClassFolder() {}

  static Deliveries read(Path folder) throws IOException {
    List<Path> children;
    try {
      children = children(folder);
    } catch (IOException e) {
      throw new Fault(folder + ": can't be read; check that you may read it");
    }
    if (Deliveries.isSubmission(children.stream().map(ClassFolder::name).toList())) {
      throw Deliveries.oneSubmission(folder);
    }
    if (children.size() == 1 && holdsMoodleDownload(children.get(0))) {
      return read(children.get(0));
    }
    ClassFolder reader = new ClassFolder();
    for (Path child : children) {
      reader.add(child);
    }
    for (List<Path> files : reader.flat.values()) {
      reader.addFlat(files);
    }
    reader.deliveries.sort(Comparator.comparing(Delivery::name));
    return new Deliveries(
        List.copyOf(reader.deliveries), Deliveries.leftOut(reader.leftOut), () -> {});
  }

  // Unpacking a zip often makes a folder around it.
  private static boolean holdsMoodleDownload(Path folder) throws IOException {
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
      add(moodle.moodlePrefix(), moodle, child, null);
    } else if (moodle != null && isFile(child)) {
      flat.computeIfAbsent(moodle.moodlePrefix(), prefix -> new ArrayList<>()).add(child);
    } else if (isFolder) {
      addFolder(name, child);
    } else if (isFile(child) && (Deliveries.isArchive(name) || name.endsWith(".java"))) {
      add(name, OwnerName.plain(name), child, time(child));
    } else {
      leftOut.add(name);
    }
  }

  // A folder that holds nothing but archives holds one student's attempts.
  private void addFolder(String name, Path folder) {
    List<Path> files;
    try {
      files = children(folder);
    } catch (IOException e) {
      // Reading it as a submission will say so; the others are graded.
      files = List.of();
    }
    if (files.size() > 1
        && files.stream().allMatch(file -> isFile(file) && Deliveries.isArchive(name(file)))) {
      for (Path archive : files) {
        add(name + "/" + name(archive), OwnerName.plain(name), archive, time(archive));
      }
    } else {
      // A clone's files have the time of cloning, and commits any time that their author likes.
      Instant handedIn = Files.exists(folder.resolve(".git")) ? null : newest(folder);
      add(name, OwnerName.plain(name), folder, handedIn);
    }
  }

  private void add(String name, OwnerName owner, Path path, Instant handedIn) {
    if (!names.add(name)) {
      // Moodle's folder with and without its last underscore.
      leftOut.add(name(path));
      return;
    }
    deliveries.add(owner.delivery(name, handedIn, reader -> reader.read(path).withName(name)));
  }

  private void addFlat(List<Path> paths) throws IOException {
    OwnerName owner = OwnerName.moodle(name(paths.get(0)));
    String name = owner.moodlePrefix();
    if (!names.add(name)) {
      paths.forEach(path -> leftOut.add(name(path)));
      return;
    }
    List<LooseFile> files = new ArrayList<>();
    for (Path path : paths) {
      String inside = OwnerName.moodle(name(path)).rest();
      files.add(new LooseFile(inside, Files.size(path), -1, () -> Files.newInputStream(path)));
    }
    deliveries.add(owner.delivery(name, null, reader -> reader.read(name, files)));
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> !Deliveries.isHousekeeping(name(child))).sorted().toList();
    }
  }

  // Without what a system or a build may have touched later.
  private static Instant newest(Path folder) {
    Instant newest = null;
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Instant time = isFile(file) && !isIncidental(folder.relativize(file)) ? time(file) : null;
        newest = newest == null || time != null && time.isAfter(newest) ? time : newest;
      }
    } catch (IOException | UncheckedIOException e) {
      // What can't be read doesn't tell a time.
    }
    return newest;
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

  private static Instant time(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    } catch (IOException e) {
      return null;
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
