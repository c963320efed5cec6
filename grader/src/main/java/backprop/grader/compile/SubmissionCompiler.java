package backprop.grader.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiles what can be compiled of one submission. A file is left out if it has syntax errors, if
 * its API isn't that of its stub, or if javac blames it; then the others are compiled without it.
 *
 * <p>The API is compared first, since javac would blame the callers of a changed method.
 */
final class SubmissionCompiler {
  private static final String TOO_COMPLICATED = ": too complicated to compile";

  private final Javac javac;
  private final GivenClasses given;
  private final SortedMap<String, String> sources;
  private final SortedMap<String, String> rejected = new TreeMap<>();

  private SubmissionCompiler(Javac javac, GivenClasses given, SortedMap<String, String> sources) {
    this.javac = javac;
    this.given = given;
    this.sources = new TreeMap<>(sources);
  }

  /** Compiles the files of a submission against the given classes. */
  static CompiledSubmission compile(
      Javac javac, GivenClasses given, SortedMap<String, String> sources) {
    return new SubmissionCompiler(javac, given, sources).compile();
  }

  private CompiledSubmission compile() {
    SortedMap<String, byte[]> classes = compileAtOnce();
    return classes == null ? compileWhatCompiles() : reply(classes);
  }

  /**
   * Returns the class files if nothing is wrong with any file, which is so with most submissions
   * and saves parsing them twice; else null: what is wrong is found out by the slower way.
   */
  private SortedMap<String, byte[]> compileAtOnce() {
    try {
      Javac.Attempt attempt = javac.new Attempt(sources);
      if (attempt.trees().entrySet().stream()
          .anyMatch(e -> outlineProblem(e.getKey(), e.getValue()).isPresent())) {
        return null;
      }
      MemoryFileManager memory = attempt.compile();
      SortedMap<String, byte[]> classes = memory.classes();
      if (wrongClasses(memory).isEmpty()
          && sources.keySet().stream()
              .allMatch(path -> !isStub(path) || classes.containsKey(GivenClasses.nameOf(path)))) {
        return classes;
      }
    } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
      // javac has no promise on what it throws at hostile sources.
    }
    return null;
  }

  private CompiledSubmission compileWhatCompiles() {
    Map<String, CompilationUnitTree> trees = parse();
    trees.forEach((path, tree) -> outlineProblem(path, tree).ifPresent(m -> reject(path, m)));
    while (!sources.isEmpty()) {
      CompileErrors errors = new CompileErrors();
      MemoryFileManager memory = javac.compile(sources, errors);
      if (errors.isEmpty()) {
        Map<String, String> wrong = wrongClasses(memory);
        if (wrong.isEmpty()) {
          return reply(memory.classes());
        }
        wrong.forEach(this::reject);
      } else if (errors.paths().isEmpty()) {
        throw new IllegalStateException("javac blames no file");
      } else {
        List<String> before = List.copyOf(rejected.keySet());
        errors.paths().forEach(path -> reject(path, errors.message(path, before)));
      }
    }
    return reply(new TreeMap<>());
  }

  /** Parses all files; those with syntax errors are rejected. */
  private Map<String, CompilationUnitTree> parse() {
    CompileErrors errors = new CompileErrors();
    SortedMap<String, CompilationUnitTree> trees = new TreeMap<>();
    try {
      trees.putAll(javac.parse(sources, errors));
    } catch (StackOverflowError e) {
      for (String path : List.copyOf(sources.keySet())) {
        try {
          trees.putAll(javac.parse(Map.of(path, sources.get(path)), errors));
        } catch (StackOverflowError culprit) {
          reject(path, fileName(path) + TOO_COMPLICATED);
        }
      }
    }
    errors.paths().forEach(path -> reject(path, errors.message(path, List.of())));
    trees.keySet().retainAll(sources.keySet());
    return trees;
  }

  /** What is wrong with a file before anything in it is resolved. */
  private Optional<String> outlineProblem(String path, CompilationUnitTree tree) {
    String expected = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    String declared = tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    if (tree.getModule() != null || !declared.equals(expected.replace('/', '.'))) {
      return Optional.of(fileName(path) + ": expected  package " + expected.replace('/', '.'));
    }
    ClassTree own = null;
    for (Tree declaration : tree.getTypeDecls()) {
      if (declaration instanceof ClassTree type) {
        String name = declared + "." + type.getSimpleName();
        if (name.equals(GivenClasses.nameOf(path))) {
          own = type;
        } else if (given.hold(name)) {
          return Optional.of(collision(path, type.getSimpleName().toString()));
        }
      }
    }
    if (!isStub(path)) {
      return Optional.empty();
    }
    ApiShape stub = ClassShape.simple(given.get(GivenClasses.nameOf(path)));
    if (own == null) {
      return Optional.of(fileName(path) + ": expected  public " + stub.kind() + " " + stub.name());
    }
    return difference(path, stub, TreeShape.of(tree, own));
  }

  private static Optional<String> difference(String path, ApiShape stub, ApiShape found) {
    List<String> lines =
        stub.differences(found).stream()
            .map(line -> CompileErrors.printable(fileName(path) + ": " + line))
            .toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }

  /**
   * Returns what is wrong with class files, by path: none may take a given class's name, and types
   * must be the very types of the stub, not others of the same simple name.
   */
  private Map<String, String> wrongClasses(MemoryFileManager memory) {
    Map<String, String> wrong = new LinkedHashMap<>();
    Map<String, byte[]> classes = memory.classes();
    memory
        .sourceOfClass()
        .forEach(
            (name, path) -> {
              boolean isOwn =
                  name.equals(GivenClasses.nameOf(path))
                      || name.startsWith(GivenClasses.nameOf(path) + "$");
              if (!isOwn && given.hold(name)) {
                wrong.putIfAbsent(path, collision(path, name));
              }
            });
    ClassLoader submission = given.beside(classes);
    for (String path : sources.keySet()) {
      if (isStub(path) && !wrong.containsKey(path)) {
        ApiShape stub = ClassShape.exact(given.get(GivenClasses.nameOf(path)));
        exactDifference(path, stub, submission).ifPresent(message -> wrong.put(path, message));
      }
    }
    return wrong;
  }

  private Optional<String> exactDifference(String path, ApiShape stub, ClassLoader submission) {
    try {
      Class<?> compiled = GivenClasses.uninitialised(GivenClasses.nameOf(path), submission);
      return difference(path, stub, ClassShape.exact(compiled));
    } catch (LinkageError e) {
      return Optional.of(fileName(path) + ": cannot be loaded beside the given classes");
    }
  }

  private CompiledSubmission reply(SortedMap<String, byte[]> classes) {
    SortedMap<String, String> replaced = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    rejected.forEach(
        (path, message) -> {
          if (isStub(path)) {
            replaced.put(path, message);
          } else {
            notes.add("left out " + message.lines().findFirst().orElse(path));
          }
        });
    return new CompiledSubmission(classes, replaced, notes);
  }

  private void reject(String path, String message) {
    if (sources.remove(path) != null) {
      rejected.put(path, message);
    }
  }

  private static String collision(String path, String name) {
    return CompileErrors.printable(
        fileName(path) + ": also defines " + name + ", which is a class of the assignment");
  }

  private boolean isStub(String path) {
    return given.hold(GivenClasses.nameOf(path));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
