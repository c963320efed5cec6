package backprop.grader.authoring;

import backprop.grader.common.FileTree;
import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Mutant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;

/** Compiles the reference, the mutants and the alternatives into the folder that graders read. */
public final class CatalogueBuild {

  private static final String END = ".yml";

  private final Map<String, String> solution;
  private final Path entries;
  private final Path out;
  private final Path reference;
  private final List<Path> classPath;

  /** The entries that are there already and can stay, by their folder. */
  private final Map<Path, Object> known = new HashMap<>();

  // Each has looked at the JDK's modules, which takes longer than a program: they are used again.
  private final Queue<ProgramCompiler> compilers = new ConcurrentLinkedQueue<>();

  private CatalogueBuild(Path solution, Path entries, Path student, Path out) throws IOException {
    this.solution = FileTree.texts(solution);
    this.entries = entries;
    this.out = out;
    this.reference = out.resolve(Catalogue.REFERENCE);
    this.classPath = List.of(reference, student);
  }

  /**
   * Writes the catalogue, all of it or what has changed.
   *
   * @param args the solution's source folder; the folder of {@code mutants/} and {@code
   *     alternatives/}; the student's classes; the folder to write; and, if solution and student
   *     are what they were when that was written, {@code changed}
   * @throws IllegalArgumentException if an entry can't be read, applied or compiled
   */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[3]);
    CatalogueBuild build =
        new CatalogueBuild(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), out);
    Map<Path, Alternative> alternatives =
        build.entries(Catalogue.ALTERNATIVES, Alternative.class, Alternative::varied);
    Map<Path, Mutant> mutants = build.entries(Catalogue.MUTANTS, Mutant.class, Mutant::varied);
    if (args.length > 4) {
      build.keepUnchanged();
    } else {
      FileUtils.deleteDirectory(out.toFile());
      build.compile(build.solution, Files.createDirectories(build.reference));
    }
    Path variants = out.resolve(Catalogue.VARIANTS);
    if (!build.known.values().containsAll(alternatives.values())
        || !build.known.values().containsAll(mutants.values())
        || !Files.exists(variants.resolve(Catalogue.ENTRY))) {
      Map<String, Mutant> wrong = new TreeMap<>();
      mutants.forEach((name, mutant) -> wrong.put(name.toString().replace('\\', '/'), mutant));
      new VariantBuild(build.solution, alternatives.values(), wrong)
          .write(build.classPath, variants);
    }
    build.run();
  }

  private <T> Map<Path, T> entries(String kind, Class<T> type, Predicate<T> wanted)
      throws IOException {
    Map<Path, T> found = new TreeMap<>();
    Path folder = entries.resolve(kind);
    for (Path file : files(folder, END)) {
      T entry = Catalogue.entry(file, type);
      if (wanted.test(entry)) {
        String path = folder.relativize(file).toString();
        found.put(Path.of(path.substring(0, path.length() - END.length())), entry);
      }
    }
    return found;
  }

  private void keepUnchanged() throws IOException {
    Catalogue old = Catalogue.read(out);
    old.mutants().forEach(m -> known.put(Path.of(Catalogue.MUTANTS, m.id()), m.entry()));
    old.alternatives().forEach(a -> known.put(Path.of(Catalogue.ALTERNATIVES, a.id()), a.entry()));
    for (Path folder : known.keySet()) {
      if (!Files.exists(entries.resolve(folder + END))) {
        FileUtils.deleteDirectory(out.resolve(folder).toFile());
      }
    }
  }

  private void run() throws IOException {
    build(
        Catalogue.MUTANTS,
        Mutant.class,
        mutant ->
            mutant.programs(solution).stream().map(text -> Map.of(mutant.file(), text)).toList());
    build(
        Catalogue.ALTERNATIVES,
        Alternative.class,
        alternative -> List.of(alternative.sources(solution)));
    for (ProgramCompiler compiler : compilers) {
      compiler.close();
    }
  }

  private <T> void build(
      String kind, Class<T> type, Function<T, List<Map<String, String>>> programs)
      throws IOException {
    files(entries.resolve(kind), END).parallelStream()
        .forEach(
            file -> {
              T entry = Catalogue.entry(file, type);
              try {
                write(file, entry, programs.apply(entry));
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private void write(Path file, Object entry, List<Map<String, String>> programs)
      throws IOException {
    String path = entries.relativize(file).toString();
    Path name = Path.of(path.substring(0, path.length() - END.length()));
    if (entry.equals(known.get(name))) {
      return;
    }
    Path folder = out.resolve(name);
    FileUtils.deleteDirectory(folder.toFile());
    for (int i = 0; i < programs.size(); i++) {
      Path classes = Files.createDirectories(folder.resolve("%03d".formatted(i + 1)));
      compile(programs.get(i), classes);
      if (!keepChanged(classes)) {
        throw new IllegalArgumentException("compiles to the reference itself");
      }
    }
    // Last, so that an entry with a description is whole.
    Catalogue.write(entry, folder);
  }

  private void compile(Map<String, String> sources, Path classes) throws IOException {
    ProgramCompiler compiler = compilers.poll();
    if (compiler == null) {
      compiler = new ProgramCompiler(classPath);
    }
    compiler.compile(sources, classes);
    compilers.add(compiler);
  }

  private boolean keepChanged(Path classes) throws IOException {
    boolean changed = false;
    for (Path file : files(classes, ".class")) {
      Path original = reference.resolve(classes.relativize(file).toString());
      if (Files.exists(original) && Files.mismatch(file, original) < 0) {
        Files.delete(file);
      } else {
        changed = true;
      }
    }
    return changed;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    return FileTree.of(folder).values().stream()
        .filter(file -> file.toString().endsWith(end))
        .toList();
  }
}
