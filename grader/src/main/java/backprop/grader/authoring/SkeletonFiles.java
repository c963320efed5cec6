package backprop.grader.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import backprop.grader.common.Fault;
import backprop.grader.common.FileTree;
import backprop.grader.common.Output;
import backprop.grader.compile.ApiComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the stubs in {@code student/} in step with the sources in {@code solution/}. */
public final class SkeletonFiles {
  private static final String STUB_LINE = "throw new NotImplementedException(";

  private final Path solution;
  private final Path student;

  /** Makes it for the repository that has both folders. */
  public SkeletonFiles(Path root) {
    solution = root.resolve("solution/src/main/java");
    student = root.resolve("student/src/main/java");
  }

  /**
   * Writes the stubs that differ, or none if any solution is marked wrongly.
   *
   * @return the paths written, relative to the student's folder
   * @throws Fault if a marker is wrong
   */
  public List<String> write() throws IOException {
    SortedMap<String, String> stubs = new TreeMap<>();
    for (Map.Entry<String, String> file : read(solution).entrySet()) {
      stubs.put(file.getKey(), Skeleton.of(file.getKey(), file.getValue()));
    }
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, String> stub : stubs.entrySet()) {
      Path target = student.resolve(stub.getKey());
      if (!stub.getValue().equals(contentOf(target))) {
        Files.createDirectories(target.getParent());
        Output.write(target, stub.getValue());
        written.add(stub.getKey());
      }
    }
    return written;
  }

  /** Returns what is out of step, one line for each problem; none if all is well. */
  public List<String> check() throws IOException {
    List<String> problems = new ArrayList<>();
    SortedMap<String, String> solutions = read(solution);
    for (Map.Entry<String, String> file : solutions.entrySet()) {
      try {
        compare(file.getKey(), file.getValue(), problems);
      } catch (Fault e) {
        problems.add(e.getMessage());
      }
    }
    for (Map.Entry<String, String> file : read(student).entrySet()) {
      if (!solutions.containsKey(file.getKey()) && file.getValue().contains(STUB_LINE)) {
        problems.add(file.getKey() + ": a stub without a solution");
      }
    }
    return problems;
  }

  private void compare(String file, String source, List<String> problems) throws IOException {
    String expected = Skeleton.of(file, source);
    String stub = contentOf(student.resolve(file));
    if (!expected.contains(STUB_LINE)) {
      problems.add(file + ": the solution marks nothing for students to write");
    }
    if (stub == null) {
      problems.add(file + ": the stub is missing; run grade skeleton");
      return;
    }
    if (!stub.equals(expected)) {
      boolean onlyLineEnds = stub.replace("\r\n", "\n").equals(expected);
      problems.add(
          file
              + (onlyLineEnds
                  ? ": the stub's line ends are not plain line feeds"
                  : ":" + firstDifference(stub, expected) + ": the stub differs")
              + "; run grade skeleton");
    }
    for (String difference : ApiComparison.differences(file, source, stub)) {
      problems.add(file + ": the stub's API is not the solution's: " + difference);
    }
  }

  private static int firstDifference(String stub, String expected) {
    List<String> actualLines = stub.lines().toList();
    List<String> expectedLines = expected.lines().toList();
    int line = 0;
    while (line < actualLines.size()
        && line < expectedLines.size()
        && actualLines.get(line).equals(expectedLines.get(line))) {
      line++;
    }
    return line + 1;
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = FileTree.texts(folder);
    files.keySet().removeIf(path -> !path.endsWith(".java"));
    return files;
  }

  private static String contentOf(Path file) throws IOException {
    try {
      return Files.readString(file, UTF_8);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
