package backprop.grader.delivery;

import backprop.grader.intake.LooseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of submissions: archives, folders, Git clones, or what Moodle's download unpacks to. */
final class ClassFolder {

  private static final int DEEPEST = 40;

  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /** Files that Moodle put side by side, by what their names begin with. */
  private final SortedMap<String, List<Path>> flat = new TreeMap<>();

  private final Map<String, OwnerName> flatOwners = new TreeMap<>();

  private ClassFolder() {}

  static Deliveries read(Path folder) throws IOException {
    if (Files.exists(folder.resolve("pom.xml")) || Files.exists(folder.resolve("src"))) {
      throw new DeliveryException(
          folder
              + ": looks like one submission; give the folder above it, or use: grade "
              + folder);
    }
    ClassFolder reader = new ClassFolder();
    for (Path child : children(folder)) {
      reader.add(child);
    }
    for (Map.Entry<String, List<Path>> files : reader.flat.entrySet()) {
      reader.addFlat(reader.flatOwners.get(files.getKey()), files.getValue());
    }
    reader.deliveries.sort(Comparator.comparing(Delivery::name));
    List<String> remarks =
        reader.leftOut.isEmpty()
            ? List.of()
            : List.of("not submissions: " + String.join(", ", reader.leftOut));
    return new Deliveries(List.copyOf(reader.deliveries), remarks, () -> {});
  }

  private void add(Path child) throws IOException {
    String name = child.getFileName().toString();
    OwnerName moodle = OwnerName.moodle(name);
    boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
    if (Deliveries.isHousekeeping(name) || moodle != null && moodle.onlineText()) {
      return;
    }
    if (moodle != null && isFolder) {
      add(moodle.moodlePrefix(), moodle, child, newest(child));
    } else if (moodle != null) {
      flat.computeIfAbsent(moodle.moodlePrefix(), prefix -> new ArrayList<>()).add(child);
      flatOwners.put(moodle.moodlePrefix(), moodle);
    } else if (isFolder) {
      addFolder(name, child);
    } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)
        && (Deliveries.isArchive(name) || name.endsWith(".java"))) {
      add(name, OwnerName.plain(name), child, time(child));
    } else {
      leftOut.add(name);
    }
  }

  // A folder that holds nothing but archives holds one student's attempts.
  private void addFolder(String name, Path folder) throws IOException {
    List<Path> files = children(folder);
    List<Path> archives =
        files.stream().filter(f -> Deliveries.isArchive(f.getFileName().toString())).toList();
    if (archives.size() > 1 && archives.size() == files.size()) {
      for (Path archive : archives) {
        String attempt = name + "/" + archive.getFileName();
        add(attempt, OwnerName.plain(name), archive, time(archive));
      }
    } else {
      // When a clone was made says nothing, and its author can set the times of its commits.
      Instant handedIn = Files.exists(folder.resolve(".git")) ? null : newest(folder);
      add(name, OwnerName.plain(name), folder, handedIn);
    }
  }

  private void add(String name, OwnerName owner, Path path, Instant handedIn) {
    deliveries.add(
        new Delivery(
            name,
            owner.id(),
            owner.name(),
            owner.moodlePrefix(),
            handedIn,
            reader -> reader.read(path).withName(name)));
  }

  private void addFlat(OwnerName owner, List<Path> paths) throws IOException {
    String name = owner.moodlePrefix();
    List<LooseFile> files = new ArrayList<>();
    Instant handedIn = null;
    for (Path path : paths) {
      String inside = OwnerName.moodle(path.getFileName().toString()).rest();
      files.add(new LooseFile(inside, Files.size(path), -1, () -> Files.newInputStream(path)));
      handedIn = later(handedIn, time(path));
    }
    deliveries.add(
        new Delivery(
            name, owner.id(), owner.name(), name, handedIn, reader -> reader.read(name, files)));
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !Deliveries.isHousekeeping(child.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static Instant newest(Path folder) throws IOException {
    Instant newest = null;
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        newest = later(newest, time(file));
      }
    } catch (java.io.UncheckedIOException e) {
      return newest;
    }
    return newest;
  }

  private static Instant time(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a == null || b.isAfter(a) ? b : a;
  }
}
