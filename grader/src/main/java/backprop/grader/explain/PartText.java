package backprop.grader.explain;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Misconception;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tests of one part as a table: what became of each, its points and its cause. */
public final class PartText {

  private static final String INDENT = " ".repeat(33);

  private PartText() {}

  /** Returns the tables; the causes follow them, each once. */
  public static String of(Result result, List<String> parts) {
    StringBuilder out = new StringBuilder();
    out.append(Text.printable(result.submission().name()))
        .append("   seed " + result.seed() + "\n");
    Set<Misconception> causes = new LinkedHashSet<>();
    for (String part : parts) {
      TaskResult task =
          result.tasks().stream()
              .filter(t -> t.parts().containsKey(part))
              .findFirst()
              .orElseThrow();
      String points = Numbers.points(task.score(part));
      out.append("\nTask %s   %s of %s points%n".formatted(part, points, task.parts().get(part)));
      out.append('\n');
      task.tests().stream()
          .filter(test -> test.part().equals(part))
          .forEach(test -> line(test, out, causes));
    }
    if (parts.stream().anyMatch(part -> isOwn(result, part))) {
      result.submission().notes().stream()
          .filter(note -> note.startsWith("your own tests: "))
          .forEach(note -> out.append('\n').append(Text.wrapped("", note, 80)));
    }
    for (Misconception cause : causes) {
      out.append('\n').append(cause.id()).append('\n');
      out.append(Text.wrapped("  ", cause.sentence(), 80));
    }
    return Text.withoutCommands(out.toString());
  }

  private static void line(TestResult test, StringBuilder out, Set<Misconception> causes) {
    String program = test.name().replace(HiddenTest.OWN_TESTS, "");
    boolean own = !program.equals(test.name());
    boolean missed = own && test.state() == State.FAILED;
    out.append(
        String.format(
            Locale.ROOT,
            " %-15s %5s / %5s   %s%n",
            missed ? "slips through" : own && test.passed() ? "caught" : test.state().words(),
            Numbers.points(test.score()),
            Numbers.points(test.maxScore()),
            program));
    if (missed) {
      out.append(Text.wrapped(INDENT, test.detail().replace(program + ": ", ""), 80));
    } else if (!own) {
      out.append(Text.wrapped(INDENT, test.property(), 80));
    }
    if (test.misconception() != null) {
      causes.add(test.misconception());
      out.append(INDENT + "cause: ").append(test.misconception().id()).append('\n');
    } else if (!test.message().isEmpty()) {
      out.append(Text.wrapped(INDENT, test.message(), 80));
    }
  }

  private static boolean isOwn(Result result, String part) {
    return result.tests().stream()
        .anyMatch(t -> t.part().equals(part) && t.name().startsWith(HiddenTest.OWN_TESTS));
  }
}
