package backprop.grader.authoring;

import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compiles the reference, the mutants and the alternatives into the folder that graders read. */
public final class CatalogueBuild implements AutoCloseable {

  private final Map<String, String> solution;
  private final Path entries;
  private final Path out;
  private final ProgramCompiler compiler;

  private CatalogueBuild(Path solution, Path entries, Path student, Path out) throws IOException {
    this.solution = sources(solution);
    this.entries = entries;
    this.out = out;
    Files.createDirectories(out.resolve(Catalogue.REFERENCE));
    this.compiler = new ProgramCompiler(List.of(out.resolve(Catalogue.REFERENCE), student));
  }

  /**
   * Writes the catalogue anew.
   *
   * @param args the solution's source folder; the folder of {@code mutants/} and {@code
   *     alternatives/}; the student's classes; the folder to write
   * @throws IllegalArgumentException if an entry can't be read, applied or compiled
   */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[3]);
    delete(out);
    try (var build =
        new CatalogueBuild(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), out)) {
      build.run();
    }
  }

  private void run() throws IOException {
    compiler.compile("the solution", solution, out.resolve(Catalogue.REFERENCE));
    for (Path file : entries(Catalogue.MUTANTS)) {
      Mutant mutant = Catalogue.entry(file, Mutant.class);
      List<Map<String, String>> programs = new ArrayList<>();
      named(file, () -> mutant.programs(solution))
          .forEach(text -> programs.add(Map.of(mutant.file(), text)));
      write(file, mutant, programs);
    }
    for (Path file : entries(Catalogue.ALTERNATIVES)) {
      Alternative alternative = Catalogue.entry(file, Alternative.class);
      write(file, alternative, List.of(named(file, () -> alternative.sources(solution))));
    }
  }

  private interface Step<T> {
    T run();
  }

  private static <T> T named(Path file, Step<T> step) {
    try {
      return step.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private void write(Path file, Object entry, List<Map<String, String>> programs)
      throws IOException {
    String path = entries.relativize(file).toString();
    Path folder = out.resolve(path.substring(0, path.length() - ".yml".length()));
    Files.createDirectories(folder);
    Catalogue.write(entry, folder);
    for (int i = 0; i < programs.size(); i++) {
      Path classes = Files.createDirectories(folder.resolve("%03d".formatted(i + 1)));
      compiler.compile(file.toString(), programs.get(i), classes);
      if (!keepChanged(classes)) {
        throw new IllegalArgumentException(file + ": compiles to the reference itself");
      }
    }
  }

  private boolean keepChanged(Path classes) throws IOException {
    boolean changed = false;
    for (Path file : files(classes, ".class")) {
      Path original = out.resolve(Catalogue.REFERENCE).resolve(classes.relativize(file).toString());
      if (Files.exists(original) && Files.mismatch(file, original) < 0) {
        Files.delete(file);
      } else {
        changed = true;
      }
    }
    return changed;
  }

  private List<Path> entries(String kind) throws IOException {
    return files(entries.resolve(kind), ".yml");
  }

  private static Map<String, String> sources(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Path file : files(folder, ".java")) {
      sources.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
    }
    return sources;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  @Override
  public void close() throws IOException {
    compiler.close();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
