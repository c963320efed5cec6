package backprop.grader.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the catalogue's programs. They are ours: what strangers hand in goes another way. */
final class ProgramCompiler implements AutoCloseable {

  // Without line numbers, so that a class that wasn't touched comes out byte for byte the same. The
  // other way to join strings takes each fresh JVM many milliseconds to set up.
  static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "-source",
          "17",
          "-target",
          "17",
          "-g:none",
          "-Xlint:none",
          "-nowarn",
          "-XDstringConcat=inline");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files =
      javac.getStandardFileManager(null, Locale.ENGLISH, null);

  ProgramCompiler(List<Path> classPath) throws IOException {
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
  }

  /**
   * Compiles sources into a folder.
   *
   * @param sources texts by path
   * @throws IllegalArgumentException if they don't compile
   */
  void compile(Map<String, String> sources, Path out) throws IOException {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
    List<ProgramSource> units = new ArrayList<>();
    sources.forEach((path, text) -> units.add(new ProgramSource(path, text)));
    if (!javac.getTask(null, files, problems, OPTIONS, null, units).call()) {
      throw new IllegalArgumentException(
          problems.getDiagnostics().stream()
              .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
              .map(problem -> problem.getMessage(Locale.ENGLISH))
              .collect(Collectors.joining("; ")));
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
