package backprop.grader.course;

import backprop.grader.common.Texts;
import backprop.grader.intake.SourceDigests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Students whose submissions say the same; for staff only. It proves nothing: two who have written
 * little may have written it alike.
 *
 * @param how byte for byte, or but for what
 * @param points the highest total
 * @param students their names, two at least
 */
public record EqualWork(String how, double points, List<String> students) {

  /** How work can be equal, the strictest first. */
  private static final Map<String, Function<SourceDigests, String>> WAYS = new LinkedHashMap<>();

  static {
    WAYS.put("byte for byte", SourceDigests::bytes);
    WAYS.put("but for layout and comments", SourceDigests::tokens);
    WAYS.put("but for names, layout and comments", SourceDigests::shape);
  }

  /**
   * Returns who handed in the same; a group that is equal in a stricter way isn't named again.
   *
   * @param students those who were graded; those without a point are left out
   * @param digests by submission
   */
  static List<EqualWork> among(List<StudentResult> students, Map<String, SourceDigests> digests) {
    List<EqualWork> found = new ArrayList<>();
    Set<Set<String>> told = new HashSet<>();
    WAYS.forEach(
        (how, way) ->
            students.stream()
                .filter(student -> student.standing() == Standing.GRADED && student.total() > 0)
                .filter(student -> digests.containsKey(student.submission()))
                .collect(
                    Collectors.groupingBy(
                        student -> way.apply(digests.get(student.submission())),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(
                    group -> {
                      // A team has one submission and hands it in once.
                      long submissions =
                          group.stream().map(StudentResult::submission).distinct().count();
                      Set<String> names = new TreeSet<>();
                      group.forEach(student -> names.add(student.student().name()));
                      if (submissions > 1 && told.add(names)) {
                        double most =
                            group.stream().mapToDouble(StudentResult::total).max().orElseThrow();
                        found.add(new EqualWork(how, most, List.copyOf(names)));
                      }
                    }));
    return found;
  }

  /** Returns how it is equal, in words of a language. */
  public String how(Texts t) {
    return t.say("equal." + how.replaceAll("\\W+", "-"));
  }

  /** Returns it in a sentence. */
  public String sentence() {
    return "equal %s: %s".formatted(how, String.join(", ", students));
  }
}
