package backprop.grader.explain;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
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

  private static final int SHORTEST = 15;

  private final StringBuilder out = new StringBuilder();
  private final Set<Misconception> causes = new LinkedHashSet<>();
  private final Texts t;

  private PartText(Texts t) {
    this.t = t;
  }

  /**
   * Returns the tables; the causes follow them, each once.
   *
   * @param t the reader's language
   */
  public static String of(Result result, List<String> parts, Texts t) {
    PartText text = new PartText(t);
    text.tables(result, parts);
    return Text.withoutCommands(text.out.toString());
  }

  private void tables(Result result, List<String> parts) {
    String name = Text.printable(result.submission().name());
    out.append(t.say("explain.head", name, Long.toString(result.seed()))).append('\n');
    for (String part : parts) {
      TaskResult task =
          result.tasks().stream()
              .filter(one -> one.parts().containsKey(part))
              .findFirst()
              .orElseThrow();
      int max = task.parts().get(part);
      String points = t.say("losses.earned", t.points(task.score(part)), max, t.points(max));
      out.append("\n%s   %s\n\n".formatted(t.say("losses.part", part), points));
      List<TestResult> tests = task.tests().stream().filter(x -> x.part().equals(part)).toList();
      int width = tests.stream().mapToInt(test -> words(test).length()).reduce(SHORTEST, Math::max);
      tests.forEach(test -> line(test, width));
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
  }

  private void line(TestResult test, int width) {
    String program = test.name().replace(HiddenTest.OWN_TESTS, "");
    String state = words(test);
    String pad = " ".repeat(width - state.length());
    out.append(
        String.format(
            Locale.ROOT,
            " %s %5s / %5s   %s%n",
            state + pad,
            t.points(test.score()),
            t.points(test.maxScore()),
            program));
    String indent = " ".repeat(width + 18);
    if (!isOwn(test)) {
      out.append(Text.wrapped(indent, test.property(), 80));
    } else if (test.state() == State.FAILED) {
      out.append(Text.wrapped(indent, test.detail().replace(program + ": ", ""), 80));
    }
    if (test.misconception() != null) {
      causes.add(test.misconception());
      out.append(indent + t.say("explain.cause", test.misconception().id()) + "\n");
    } else if (!test.message().isEmpty()) {
      out.append(Text.wrapped(indent, test.message(), 80));
    }
  }

  private String words(TestResult test) {
    return isOwn(test) && test.state() == State.FAILED
        ? t.say("explain.slips")
        : isOwn(test) && test.passed() ? t.say("explain.caught") : test.state().words(t);
  }

  private static boolean isOwn(TestResult test) {
    return test.name().startsWith(HiddenTest.OWN_TESTS);
  }

  private static boolean isOwn(Result result, String part) {
    return result.tests().stream().anyMatch(test -> test.part().equals(part) && isOwn(test));
  }
}
