package backprop.grader.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, byte[]> classes = new HashMap<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = FOLDER.relativize(file).toString().replaceAll("[/\\\\]", ".");
        classes.put(name.substring(0, name.length() - 6), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }
}
