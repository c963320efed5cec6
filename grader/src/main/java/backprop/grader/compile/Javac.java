package backprop.grader.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Runs javac in memory: no annotation processors, no modules beyond java.base, Java 17. */
final class Javac implements AutoCloseable {
  /** A file with more errors than the last one says hides those of others until it is left out. */
  private static final String BOTH = "-proc:none -Xlint:none -nowarn -Xmaxerrs 1000";

  /** The other way to join strings takes a fresh JVM many milliseconds to set up. */
  private static final List<String> OPTIONS =
      options(
          "-encoding UTF-8 --limit-modules java.base --release 17 -implicit:none -g"
              + " -XDstringConcat=inline");

  /** A newer javac would take for a program what is none in Java 17. */
  private static final List<String> PARSE_OPTIONS = options("-source 17");

  private final JavaCompiler compiler;
  private final StandardJavaFileManager files;

  private static List<String> options(String more) {
    return List.of((BOTH + " " + more).split(" "));
  }

  /** Makes a compiler with this class path, which is trusted. */
  Javac(List<Path> classPath) throws IOException {
    compiler = compiler();
    files = compiler.getStandardFileManager(null, Locale.ENGLISH, null);
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
  }

  private static JavaCompiler compiler() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("this Java has no compiler; run the grader with a JDK");
    }
    return compiler;
  }

  /** Parses sources without resolving anything. */
  SortedMap<String, CompilationUnitTree> parse(Map<String, String> sources, CompileErrors errors) {
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(), files, errors, PARSE_OPTIONS, null, units(sources));
    try {
      SortedMap<String, CompilationUnitTree> trees = new TreeMap<>();
      for (CompilationUnitTree unit : task.parse()) {
        trees.put(unit.getSourceFile().getName(), unit);
      }
      return trees;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles sources together; where there are errors, the class files are of no use. */
  MemoryFileManager compile(Map<String, String> sources, CompileErrors errors) {
    MemoryFileManager memory = new MemoryFileManager(files);
    boolean done =
        compiler.getTask(Writer.nullWriter(), memory, errors, OPTIONS, null, units(sources)).call();
    if (!done && errors.isEmpty()) {
      throw new IllegalStateException("javac gave up without an error");
    }
    return memory;
  }

  /** Compiles sources that may well be right, and gives up at the first error. */
  final class Attempt {
    private final MemoryFileManager memory = new MemoryFileManager(files);
    private final JavacTask task;
    private final SortedMap<String, CompilationUnitTree> trees = new TreeMap<>();

    /**
     * Parses the sources.
     *
     * @throws RuntimeException where there are errors
     */
    Attempt(Map<String, String> sources) throws IOException {
      DiagnosticListener<JavaFileObject> errors = Attempt::giveUp;
      task =
          (JavacTask)
              compiler.getTask(Writer.nullWriter(), memory, errors, OPTIONS, null, units(sources));
      for (CompilationUnitTree unit : task.parse()) {
        trees.put(unit.getSourceFile().getName(), unit);
      }
    }

    private static void giveUp(Diagnostic<?> diagnostic) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        throw new IllegalStateException(diagnostic.toString());
      }
    }

    SortedMap<String, CompilationUnitTree> trees() {
      return trees;
    }

    /**
     * Compiles what was parsed.
     *
     * @throws RuntimeException where there are errors
     */
    MemoryFileManager compile() throws IOException {
      task.generate();
      return memory;
    }
  }

  private static List<MemorySource> units(Map<String, String> sources) {
    List<MemorySource> units = new ArrayList<>();
    sources.forEach((path, text) -> units.add(new MemorySource(path, text)));
    return units;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
