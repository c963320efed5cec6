package backprop.grader.authoring;

import backprop.grader.authoring.Verification.Graded;
import backprop.grader.diagnosis.Mutant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which misconceptions each catalogued program was given, as a Markdown table. */
public final class ConfusionMatrix {

  private ConfusionMatrix() {}

  /** Returns the table: a row a program, with the tests it failed and the names it was given. */
  public static String of(List<Graded<Mutant>> mutants) {
    StringBuilder table = new StringBuilder();
    table.append("| program | part | points lost | tests failed | named (tests) | |\n");
    table.append("|---|---|---|---|---|---|\n");
    for (Graded<Mutant> mutant : mutants) {
      Map<String, Long> named = mutant.result().named();
      String id = mutant.program().id();
      String lost =
          mutant.result().lost().values().stream()
              .map(Object::toString)
              .collect(Collectors.joining(" + "));
      String names =
          named.entrySet().stream()
              .map(name -> name.getKey() + " (" + name.getValue() + ")")
              .collect(Collectors.joining(", "));
      String part = mutant.program().entry().part();
      String verdict = named.keySet().equals(Set.of(id)) ? "right" : "MISS";
      int failed = mutant.result().failed().size();
      table.append(
          "| %s | %s | %s | %d | %s | %s |\n".formatted(id, part, lost, failed, names, verdict));
    }
    return table.toString();
  }
}
