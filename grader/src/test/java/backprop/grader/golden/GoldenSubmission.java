package backprop.grader.golden;

import backprop.grader.classes.Repository;
import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Edit;
import backprop.grader.diagnosis.Mutant;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A submission as {@code submission.yml} describes it: the solution with small changes.
 *
 * @param about what it is, in one sentence
 * @param stubs beginnings of paths whose files are as the handout has them
 * @param mutants wrong programs of the catalogue, such as softmax/column-sums
 * @param edits of the solution's files
 * @param windows files as an editor on Windows writes them: its line ends, and no UTF-8
 * @param only the files that are handed in; null: all of them
 * @param add further files, by path in the archive
 * @param tests which hidden tests are asked for, by name; null: all
 * @param ownSeed whether it has the seed that follows from its text, which is all written here
 * @param child whether it ends or blocks the process that it runs in, and so needs one of its own
 * @param full whether its result stands there in full, with what all tests are about
 */
record GoldenSubmission(
    String about,
    List<String> stubs,
    List<String> mutants,
    List<Edit> edits,
    List<String> windows,
    List<String> only,
    Map<String, String> add,
    String tests,
    boolean ownSeed,
    boolean child,
    boolean full) {

  private static final String SOURCES = "src/main/java/";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  GoldenSubmission {
    stubs = stubs == null ? List.of() : stubs;
    mutants = mutants == null ? List.of() : mutants;
    edits = edits == null ? List.of() : edits;
    windows = windows == null ? List.of() : windows;
    add = add == null ? Map.of() : add;
    tests = tests == null ? "" : tests;
  }

  /** Returns the submission that a case's folder describes. */
  static GoldenSubmission in(Path folder) {
    return Catalogue.entry(folder.resolve("submission.yml"), GoldenSubmission.class);
  }

  /** Returns the seed of the hidden inputs; null for its own. */
  Long seed() {
    return ownSeed ? null : 1L;
  }

  /** Returns one of its outputs as the golden file has it. */
  String normal(String output) {
    String text = Normal.text(full ? output : ShortResult.of(output));
    return ownSeed ? text : Normal.withoutDigest(text);
  }

  boolean wants(String test) {
    return Pattern.compile(tests).matcher(test).find();
  }

  /** Returns its files as they lie in an archive, by path. */
  SortedMap<String, byte[]> files(Repository repository) throws IOException {
    SortedMap<String, String> solution = repository.solution();
    SortedMap<String, String> texts = new TreeMap<>(solution);
    texts.putAll(new Alternative(about, false, false, null, edits, null).sources(solution));
    for (String id : mutants) {
      Mutant mutant = repository.entry("mutants/" + id, Mutant.class);
      texts.put(mutant.file(), mutant.programs(solution).get(0));
    }
    repository.stubs().forEach((file, stub) -> texts.computeIfPresent(file, stubOr(stub)));
    if (only != null) {
      texts.keySet().retainAll(only);
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((file, text) -> files.put(SOURCES + file, bytes(file, text)));
    add.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private BiFunction<String, String, String> stubOr(String stub) {
    return (file, text) -> stubs.stream().anyMatch(file::startsWith) ? stub : text;
  }

  private byte[] bytes(String file, String text) {
    return windows.contains(file)
        ? text.replace("\n", "\r\n").getBytes(WINDOWS)
        : text.getBytes(StandardCharsets.UTF_8);
  }
}
