package backprop.grader.remote;

import backprop.grader.common.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Reads class files without loading the classes. */
public final class ClassFiles {

  private static final String ENDING = ".class";

  private ClassFiles() {}

  /** Returns the wanted classes of a jar or a class folder by binary name, sorted. */
  public static SortedMap<String, byte[]> read(Path location, Predicate<String> wanted)
      throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    if (Files.isDirectory(location)) {
      for (Map.Entry<String, Path> file : FileTree.of(location).entrySet()) {
        if (file.getKey().endsWith(ENDING) && wanted.test(name(file.getKey()))) {
          classes.put(name(file.getKey()), Files.readAllBytes(file.getValue()));
        }
      }
      return classes;
    }
    try (JarFile jar = new JarFile(location.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(ENDING) && wanted.test(name(entry.getName()))) {
          try (InputStream in = jar.getInputStream(entry)) {
            classes.put(name(entry.getName()), in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  private static String name(String path) {
    return path.substring(0, path.length() - ENDING.length()).replace('/', '.');
  }
}
