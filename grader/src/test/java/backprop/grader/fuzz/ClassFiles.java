package backprop.grader.fuzz;

import backprop.grader.protocol.IsolatedClasses;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The class files of the student's project and of the reference, as this class path has them. */
public final class ClassFiles {
  private static final String SUFFIX = ".class";

  private ClassFiles() {}

  /** Returns where the given classes lie, and the stubs with them. */
  public static Path student() {
    return location("backprop.layer.Layer");
  }

  /** Returns the given classes and the reference's, by name. */
  public static Map<String, byte[]> reference() throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    add(classes, student());
    add(classes, location("backprop.function.Softmax"));
    return classes;
  }

  /** Returns the class that the grader answers for in the conversations that are fuzzed. */
  static Set<Class<?>> answering() throws IOException {
    return new IsolatedClasses(reference()).find(Set.of("backprop.function.Softmax"));
  }

  private static Path location(String name) {
    try {
      Class<?> type = Class.forName(name, false, ClassFiles.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Map<String, byte[]> classes, Path location) throws IOException {
    if (Files.isDirectory(location)) {
      try (Stream<Path> files = Files.walk(location)) {
        for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
          classes.put(name(location.relativize(file).toString()), Files.readAllBytes(file));
        }
      }
      return;
    }
    try (JarFile jar = new JarFile(location.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(SUFFIX)) {
          try (InputStream in = jar.getInputStream(entry)) {
            classes.put(name(entry.getName()), in.readAllBytes());
          }
        }
      }
    }
  }

  private static String name(String path) {
    return path.substring(0, path.length() - SUFFIX.length()).replaceAll("[/\\\\]", ".");
  }
}
