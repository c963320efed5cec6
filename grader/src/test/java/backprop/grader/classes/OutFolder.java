package backprop.grader.classes;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder that is filled with files of fixed times; keeps account of what it doesn't take. */
final class OutFolder {
  private final Path root;
  private final Map<Path, Instant> folders = new TreeMap<>();
  private final Map<Path, Integer> sources = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();

  OutFolder(Path root) throws IOException {
    this.root = Files.createDirectories(root).toAbsolutePath();
  }

  /** Writes a file; one whose name the file system refuses is left out. */
  void write(String path, byte[] content, Instant time) throws IOException {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      Files.setLastModifiedTime(file, FileTime.from(saved(file, time)));
      for (Path folder = file.getParent(); folder.startsWith(root); folder = folder.getParent()) {
        folders.merge(folder, time, (a, b) -> a.isAfter(b) ? a : b);
      }
    } catch (InvalidPathException | FileSystemException e) {
      refused.add(e.getMessage());
    }
  }

  // Somebody who writes saves one file after the other, and the last one when all is done.
  private Instant saved(Path file, Instant time) {
    if (!file.toString().endsWith(".java")) {
      return time;
    }
    Path below = root.relativize(file);
    Path submission = below.subpath(0, Math.min(2, below.getNameCount()));
    int earlier = sources.merge(submission, 1, Integer::sum) - 1;
    return time.minusSeconds(60L * earlier);
  }

  /** Makes a folder and returns it; null if the file system refuses its name. */
  Path folder(String path) throws IOException {
    try {
      return Files.createDirectories(root.resolve(path));
    } catch (InvalidPathException | FileSystemException e) {
      refused.add(e.getMessage());
      return null;
    }
  }

  /** Gives each folder the time of the newest file in it. */
  void finish() throws IOException {
    for (Map.Entry<Path, Instant> folder : folders.entrySet()) {
      Files.setLastModifiedTime(folder.getKey(), FileTime.from(folder.getValue()));
    }
  }

  /** Returns why files were left out. */
  List<String> refused() {
    return refused;
  }
}
