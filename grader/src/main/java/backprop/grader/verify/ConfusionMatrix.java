package backprop.grader.verify;

import backprop.grader.diagnosis.Mutant;
import backprop.grader.verify.Verification.Graded;
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
      table
          .append("| %s | %s | ".formatted(id, mutant.program().entry().part()))
          .append(
              mutant.result().lost().values().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(" + ")))
          .append(" | %d | ".formatted(mutant.result().failed().size()))
          .append(
              named.entrySet().stream()
                  .map(name -> name.getKey() + " (" + name.getValue() + ")")
                  .collect(Collectors.joining(", ")))
          .append(named.keySet().equals(Set.of(id)) ? " | right |\n" : " | MISS |\n");
    }
    return table.toString();
  }
}
