package backprop.grader.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files below a folder. */
public final class FileTree {

  private FileTree() {}

  /** Returns all files below a folder, sorted by their paths there, which have slashes anywhere. */
  public static SortedMap<String, Path> of(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  /** Returns the texts of all files below a folder. */
  public static SortedMap<String, String> texts(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (SortedMap.Entry<String, Path> file : of(folder).entrySet()) {
      texts.put(file.getKey(), Files.readString(file.getValue()));
    }
    return texts;
  }
}
