package backprop.grader.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * A catalogued wrong program, as {@code src/mutants/TOPIC/NAME.yml} describes it: the solution with
 * a small edit, and what a student who writes it has misunderstood.
 *
 * @param part the part that it belongs to, such as 3.2
 * @param misconception for the student: what the program does and what would be right
 * @param hint a nudge that doesn't give the answer away
 * @param file the solution's file to edit, below its source folder
 * @param edits applied one after the other
 * @param values what to write for VALUE; each makes a program of its own
 * @param ownTests whether students' own tests are tried on it
 * @param varied whether the build generates changes of it, too, for students who make this mistake
 *     and another one; then there is one edit, and of several values the first is taken
 * @param minor why it may lose less than a third of its part, such as: wrong at NaN only; null: it
 *     may not
 */
public record Mutant(
    String part,
    String misconception,
    String hint,
    String file,
    List<Edit> edits,
    List<String> values,
    boolean ownTests,
    boolean varied,
    String minor) {

  /** An entry without values has one program. */
  public Mutant {
    misconception = sentence(misconception);
    hint = sentence(hint);
    values = values == null ? List.of("") : List.copyOf(values);
    for (Object needed : new Object[] {part, file, edits}) {
      if (needed == null) {
        throw new IllegalArgumentException("part, file and edits must be given");
      }
    }
  }

  private static String sentence(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("misconception and hint must be given");
    }
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Returns the sources of its programs: for each value the edited file. */
  public List<String> programs(Map<String, String> solution) {
    return values.stream()
        .map(
            value -> {
              String text = solution.get(file);
              if (text == null) {
                throw new IllegalArgumentException("the solution has no file " + file);
              }
              for (Edit edit : edits) {
                text = edit.apply(text, value);
              }
              return text;
            })
        .toList();
  }
}
