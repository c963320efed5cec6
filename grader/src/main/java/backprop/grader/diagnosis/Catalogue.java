package backprop.grader.diagnosis;

import backprop.grader.remote.ClassFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The reference and all programs that are compared with it, as the build compiled them into a
 * folder: {@code reference/}, {@code mutants/} and {@code alternatives/}. An entry is a folder with
 * its description and, for each of its programs, a folder of the classes that differ from the
 * reference's.
 */
public final class Catalogue {

  /** Where the reference's classes lie. */
  public static final String REFERENCE = "reference";

  /** Where the entries that are wrong lie. */
  public static final String MUTANTS = "mutants";

  /** Where the entries that are right lie. */
  public static final String ALTERNATIVES = "alternatives";

  /** Where the reference lies that has all generated changes in it, each behind a switch. */
  public static final String VARIANTS = "variants";

  /** The name of an entry's description. */
  public static final String ENTRY = "entry.json";

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, byte[]> reference;
  private final List<Program<Mutant>> mutants;
  private final List<Program<Alternative>> alternatives;
  private final Path variants;

  /**
   * A program of the catalogue.
   *
   * @param id of its entry, such as softmax/column-sums
   * @param entry its description
   * @param changed the classes that differ from the reference's, by name
   */
  public record Program<T>(String id, T entry, Map<String, byte[]> changed) {}

  private Catalogue(Path folder) throws IOException {
    reference = classes(folder.resolve(REFERENCE));
    mutants = programs(folder.resolve(MUTANTS), Mutant.class);
    alternatives = programs(folder.resolve(ALTERNATIVES), Alternative.class);
    variants = folder.resolve(VARIANTS);
  }

  /** Reads a catalogue that the build has compiled. */
  public static Catalogue read(Path folder) {
    try {
      return new Catalogue(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue of programs can't be read: " + folder, e);
    }
  }

  /** Returns the description that somebody wrote. */
  public static <T> T entry(Path file, Class<T> type) {
    try {
      return YAML.readValue(file.toFile(), type);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** Writes a description to where graders read it: JSON, which is read much faster than YAML. */
  public static void write(Object entry, Path folder) throws IOException {
    Files.writeString(folder.resolve(ENTRY), JSON.writeValueAsString(entry));
  }

  /** Returns the reference's own classes, by name: those of the files that students edit. */
  public Map<String, byte[]> reference() {
    return reference;
  }

  /** Returns the wrong programs, sorted by name; an entry with several values has several. */
  public List<Program<Mutant>> mutants() {
    return mutants;
  }

  /**
   * Returns the wrong programs that students' own tests are tried on; of an entry with several
   * values only that of the first.
   */
  public List<Program<Mutant>> forOwnTests() {
    Map<String, Program<Mutant>> first = new LinkedHashMap<>();
    for (Program<Mutant> program : mutants) {
      if (program.entry().ownTests()) {
        first.putIfAbsent(program.id(), program);
      }
    }
    return List.copyOf(first.values());
  }

  /** Returns the programs that are right and look different, sorted by name. */
  public List<Program<Alternative>> alternatives() {
    return alternatives;
  }

  /** Returns the right programs on which students' own tests have to pass, beside the reference. */
  public List<Program<Alternative>> rightForOwnTests() {
    return alternatives.stream().filter(program -> program.entry().ownTests()).toList();
  }

  /** Returns the generated changes of the reference, the likeliest of each place first. */
  public List<Variant> variants() {
    return List.of(JSON.readValue(variants.resolve(ENTRY).toFile(), Variant[].class));
  }

  /** Returns the classes that hold the generated changes, and their switch. */
  public Map<String, byte[]> variantClasses() throws IOException {
    return classes(variants);
  }

  private static <T> List<Program<T>> programs(Path folder, Class<T> type) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Program<T>> programs = new ArrayList<>();
    for (Path file : entries(folder)) {
      T entry = JSON.readValue(file.toFile(), type);
      String id = folder.relativize(file.getParent()).toString().replace('\\', '/');
      try (Stream<Path> folders = Files.list(file.getParent())) {
        for (Path program : folders.filter(Files::isDirectory).sorted().toList()) {
          programs.add(new Program<>(id, entry, classes(program)));
        }
      }
    }
    return Collections.unmodifiableList(programs);
  }

  private static Map<String, byte[]> classes(Path folder) throws IOException {
    return Collections.unmodifiableMap(ClassFiles.read(folder, name -> true));
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(ENTRY)).sorted().toList();
    }
  }
}
