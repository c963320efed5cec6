package backprop.grader.classes;

import backprop.grader.authoring.Skeleton;
import backprop.grader.common.FileTree;
import backprop.grader.diagnosis.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sources that classes are made of. */
public final class Repository {
  private static final String SOURCES = "src/main/java/";
  private static final String OWN_TESTS = "src/test/java/mine/";

  private final Path root;
  private final SortedMap<String, String> solution = new TreeMap<>();
  private final SortedMap<String, String> stubs = new TreeMap<>();
  private final SortedMap<String, String> ownTests = new TreeMap<>();
  private final SortedMap<String, byte[]> handout = new TreeMap<>();

  /** Reads the repository with this root. */
  public Repository(Path root) throws IOException {
    this.root = root;
    for (Map.Entry<String, byte[]> file : read(root.resolve("solution/src")).entrySet()) {
      String path = "src/" + file.getKey();
      if (path.startsWith(SOURCES)) {
        solution.put(path.substring(SOURCES.length()), new String(file.getValue(), "UTF-8"));
      } else if (path.startsWith(OWN_TESTS)) {
        String name = "mine/" + path.substring(OWN_TESTS.length());
        ownTests.put(name, new String(file.getValue(), "UTF-8"));
      }
    }
    for (Map.Entry<String, String> file : solution.entrySet()) {
      stubs.put(file.getKey(), Skeleton.of(file.getKey(), file.getValue()));
    }
    for (Map.Entry<String, byte[]> file : read(root.resolve("student")).entrySet()) {
      if (!file.getKey().startsWith("target/")) {
        handout.put(file.getKey(), file.getValue());
      }
    }
  }

  /** Returns the reference's files, by package and name. */
  public SortedMap<String, String> solution() {
    return solution;
  }

  /** Returns the stubs of the same files. */
  public SortedMap<String, String> stubs() {
    return stubs;
  }

  /** Returns the reference's own tests; all may use {@code mine/Samples.java}. */
  SortedMap<String, String> ownTests() {
    return ownTests;
  }

  /** Returns all files that students receive, by path. */
  SortedMap<String, byte[]> handout() {
    return handout;
  }

  /** Returns the descriptions below a folder of the grader, sorted by name. */
  <T> List<T> entries(String kind, Class<T> type) throws IOException {
    Path folder = root.resolve("grader/src").resolve(kind);
    List<T> entries = new ArrayList<>();
    for (String name : read(folder).keySet()) {
      entries.add(Catalogue.entry(folder.resolve(name), type));
    }
    return entries;
  }

  /** Returns a description below the grader's sources, such as mutants/softmax/column-sums. */
  public <T> T entry(String id, Class<T> type) {
    return Catalogue.entry(root.resolve("grader/src").resolve(id + ".yml"), type);
  }

  /** Returns the description of an attack, such as stop/exit. */
  Path attack(String id) {
    return root.resolve("grader/src/attacks").resolve(id + ".yml");
  }

  private static SortedMap<String, byte[]> read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, Path> file : FileTree.of(folder).entrySet()) {
      files.put(file.getKey(), Files.readAllBytes(file.getValue()));
    }
    return files;
  }
}
