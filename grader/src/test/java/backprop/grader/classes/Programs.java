package backprop.grader.classes;

import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Mutant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws what students write, from the repository's catalogues. */
final class Programs {
  private static final String SAMPLES = "mine/Samples.java";

  private final Repository repository;
  private final List<Alternative> alternatives;
  private final List<Mutant> mutants;
  private final List<Program> attacks;

  Programs(Repository repository) throws IOException {
    this.repository = repository;
    alternatives =
        repository.entries("alternatives", Alternative.class).stream()
            .filter(alternative -> alternative.loses().isEmpty())
            .toList();
    mutants = repository.entries("mutants", Mutant.class);
    attacks = new HostilePrograms(repository).all();
  }

  /**
   * Draws a program of a kind.
   *
   * @param count how many of this kind came before; attacks come in turn
   */
  Program draw(Kind kind, int count, Random random) {
    return switch (kind) {
      case RIGHT -> right(random);
      case PARTLY_RIGHT -> partlyRight(random);
      case SKELETON -> new Program("the stubs", Expected.ZERO, repository.stubs());
      case NOT_COMPILING -> notCompiling(random);
      case HOSTILE -> attacks.get(count % attacks.size());
      case BROKEN -> new Program("the reference", Expected.UNREADABLE, repository.solution());
    };
  }

  /** Draws some of the reference's own tests. */
  Map<String, String> ownTests(Random random) {
    SortedMap<String, String> tests = new TreeMap<>(repository.ownTests());
    List<String> names = new ArrayList<>(tests.keySet());
    names.remove(SAMPLES);
    Collections.shuffle(names, random);
    names.subList(2 + random.nextInt(3), names.size()).forEach(tests::remove);
    return tests;
  }

  private Program right(Random random) {
    Program reference = new Program("the reference", Expected.FULL, repository.solution());
    if (random.nextInt(3) == 0) {
      return reference;
    }
    Alternative other = alternatives.get(random.nextInt(alternatives.size()));
    return reference.with(", written differently", other.sources(repository.solution()));
  }

  private Program partlyRight(Random random) {
    Map<String, String> wrong = new TreeMap<>();
    Mutant first = graded(random);
    wrong.put(first.file(), program(first, random));
    List<String> parts = new ArrayList<>(List.of(first.part()));
    for (int i = random.nextInt(6); i > 0; i--) {
      Mutant mutant = mutants.get(random.nextInt(mutants.size()));
      if (!wrong.containsKey(mutant.file())) {
        wrong.put(mutant.file(), program(mutant, random));
        parts.add(mutant.part());
      }
    }
    List<String> files = new ArrayList<>(repository.stubs().keySet());
    files.removeAll(wrong.keySet());
    Collections.shuffle(files, random);
    int stubs = Math.max(0, random.nextInt(8) - 3);
    files.subList(0, stubs).forEach(file -> wrong.put(file, repository.stubs().get(file)));
    String what =
        "wrong in " + String.join(" ", parts) + (stubs > 0 ? ", " + stubs + " stubs" : "");
    return new Program(what, Expected.LESS, repository.solution()).with("", wrong);
  }

  /** Draws a mutant that costs points; those of the bonus tasks don't. */
  private Mutant graded(Random random) {
    Mutant mutant = mutants.get(random.nextInt(mutants.size()));
    return mutant.part().startsWith("B") ? graded(random) : mutant;
  }

  private String program(Mutant mutant, Random random) {
    List<String> programs = mutant.programs(repository.solution());
    return programs.get(random.nextInt(programs.size()));
  }

  private Program notCompiling(Random random) {
    List<String> files = new ArrayList<>(repository.solution().keySet());
    files.removeIf(file -> file.startsWith("backprop/theory/"));
    String file = files.get(random.nextInt(files.size()));
    Slip slip = Slip.values()[random.nextInt(Slip.values().length)];
    String what = slip.about() + " in " + file.substring(file.lastIndexOf('/') + 1);
    Map<String, String> broken = Map.of(file, slip.in(repository.solution().get(file)));
    return new Program(what, Expected.LESS, repository.solution()).with("", broken);
  }
}
