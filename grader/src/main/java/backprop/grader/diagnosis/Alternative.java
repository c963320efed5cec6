package backprop.grader.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A right program that looks different, as {@code src/alternatives/NAME.yml} describes it.
 *
 * @param about what is different
 * @param ownTests whether students' own tests have to pass on it
 * @param varied whether the build generates changes of it, too; then each edit has a place and
 *     needs nothing else
 * @param loses the most points that it may lose, by task; usually none
 * @param edits of the solution, each with its file
 * @param add further source files, by path
 */
public record Alternative(
    String about,
    boolean ownTests,
    boolean varied,
    Map<String, Double> loses,
    List<Edit> edits,
    Map<String, String> add) {

  /** What isn't given is empty. */
  public Alternative {
    loses = loses == null ? Map.of() : Map.copyOf(loses);
    edits = edits == null ? List.of() : List.copyOf(edits);
    add = add == null ? Map.of() : Map.copyOf(add);
  }

  /** Returns its sources that the solution doesn't have like this, by path. */
  public Map<String, String> sources(Map<String, String> solution) {
    Map<String, String> sources = new TreeMap<>(add);
    for (Edit edit : edits) {
      String text = sources.getOrDefault(edit.file(), solution.get(edit.file()));
      if (text == null) {
        throw new IllegalArgumentException("the solution has no file " + edit.file());
      }
      sources.put(edit.file(), edit.apply(text, ""));
    }
    return sources;
  }
}
