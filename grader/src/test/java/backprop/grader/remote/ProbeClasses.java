package backprop.grader.remote;

import backprop.grader.protocol.IsolatedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The compiled classes of {@link ProbeSources}. */
final class ProbeClasses {

  static final Path FOLDER = compiled();
  static final AssignmentApi API = api();

  private ProbeClasses() {}

  private static Path compiled() {
    try {
      Path folder = Files.createTempDirectory("probe-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      SourceCompiler.compile(ProbeSources.all(), List.of(), folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AssignmentApi api() {
    try {
      return AssignmentApi.read(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, byte[]> all() {
    return read(FOLDER);
  }

  /** Returns the class that the grader has for {@code Curve}. */
  static Set<Class<?>> rightCurve() {
    return isolated(AnswerSources.RIGHT_CURVE, "backprop.probe.Curve");
  }

  /** Returns a class of another source than the submission's, loaded apart. */
  static Set<Class<?>> isolated(String source, String name) {
    return new IsolatedClasses(compiled(source)).find(Set.of(name));
  }

  static Map<String, byte[]> compiled(String source) {
    try {
      Path folder = Files.createTempDirectory("probe-");
      try {
        SourceCompiler.compile(List.of(source), List.of(FOLDER), folder);
        return read(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, byte[]> read(Path folder) {
    Map<String, byte[]> classes = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replaceAll("[/\\\\]", ".");
        classes.put(name.substring(0, name.length() - 6), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }
}
