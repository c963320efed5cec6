package backprop.grader.explain;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.result.Misconception;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tests of one part as a table: what became of each, its points and its cause. */
public final class PartText {

  private PartText() {}

  /** Returns the table; the causes follow it, each once. */
  public static String of(Result result, String part) {
    TaskResult task =
        result.tasks().stream().filter(t -> t.parts().containsKey(part)).findFirst().orElseThrow();
    List<TestResult> tests =
        task.tests().stream().filter(test -> test.part().equals(part)).toList();
    // From shares of the part, as the score is: points of tests are rounded.
    int most = task.parts().get(part);
    double all = tests.stream().mapToDouble(TestResult::maxScore).sum();
    double earned = most * tests.stream().mapToDouble(TestResult::score).sum() / all;
    StringBuilder out = new StringBuilder();
    out.append(
        "%s   seed %d%nTask %s   %s of %s points%n%n"
            .formatted(
                Text.printable(result.submission().name()),
                result.seed(),
                part,
                Numbers.points(Scoring.round(earned)),
                most));
    Set<Misconception> causes = new LinkedHashSet<>();
    for (TestResult test : tests) {
      out.append(
          String.format(
              Locale.ROOT,
              " %-15s %5s / %5s   %s%n",
              test.state().words(),
              Numbers.points(test.score()),
              Numbers.points(test.maxScore()),
              test.name()));
      out.append(Text.wrapped("                                 ", test.property(), 80));
      if (test.misconception() != null) {
        causes.add(test.misconception());
        out.append("                                 cause: ").append(test.misconception().id());
        out.append('\n');
      } else if (!test.message().isEmpty()) {
        out.append(Text.wrapped("                                 ", test.message(), 80));
      }
    }
    for (Misconception cause : causes) {
      out.append('\n').append(cause.id()).append('\n');
      out.append(Text.wrapped("  ", cause.sentence(), 80));
    }
    return Text.withoutCommands(out.toString());
  }
}
