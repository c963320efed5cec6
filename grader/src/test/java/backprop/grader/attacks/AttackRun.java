package backprop.grader.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Fault;
import backprop.grader.common.Texts;
import backprop.grader.grading.Grader;
import backprop.grader.report.ResultJson;
import backprop.grader.report.ScoreCard;
import backprop.grader.result.Feedback;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One attack let loose on a grader, and what came of it. */
final class AttackRun {

  /** What must not be in a report, wherever it ends up: commands and control characters. */
  private static final Pattern ODD =
      Pattern.compile(
          "(?m)^\\s*(::|##|Grade :=>>|Comment :=>>|<\\|--)"
              + "|[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\r\n]]");

  /** Tests show their points in hundredths, and their sum may be that much off. */
  private static final double ROUNDING = 0.05;

  private final Attack attack;
  private final Backend backend;
  private final Trap trap;
  private String outcome = "";
  private double seconds;

  AttackRun(Attack attack, Backend backend, Trap trap) {
    this.attack = attack;
    this.backend = backend;
    this.trap = trap;
  }

  /** Grades the attack and checks all that has to hold. */
  void check(Grader grader) throws Exception {
    Path submission = HostileSubmission.write(attack, trap);
    String refusal = attack.expect().refused();
    String shown;
    List<Executable> checks = new ArrayList<>();
    long begin = System.nanoTime();
    try {
      Result result = grader.grade(submission, null, name -> true);
      seconds = (System.nanoTime() - begin) / 1e9;
      shown = everything(result);
      outcome = summary(result);
      checks.add(() -> assertThat(refusal).as("refusal; graded as " + outcome).isNull());
      checks.add(() -> checkPoints(result));
      checks.add(() -> checkReports(result));
    } catch (Fault e) {
      seconds = (System.nanoTime() - begin) / 1e9;
      shown = e.getMessage();
      outcome = "refused";
      checks.add(() -> assertThat(e.getMessage()).contains(refusal == null ? "graded" : refusal));
      checks.add(() -> assertThat(odd(e.getMessage())).as("odd places in the message").isEmpty());
    }
    List<String> sprung = trap.sprung(shown, attack.expect().reveals());
    if (attack.worksIn(backend)) {
      outcome += sprung.isEmpty() ? "" : ", not stopped";
      // Others have a gap there or not, as the system allows; this one always.
      assertThat(sprung.isEmpty() && backend == Backend.PLAIN)
          .as("the attack fails even where nothing stops it, so it shows nothing")
          .isFalse();
    } else {
      assertThat(sprung).as("what the attack got at").isEmpty();
    }
    for (Executable check : checks) {
      check.run();
    }
    assertThat(seconds).as("seconds").isLessThan(attack.expect().seconds());
  }

  private interface Executable {
    void run() throws Exception;
  }

  private void checkPoints(Result result) {
    Map<String, Double> earned = new LinkedHashMap<>();
    for (TaskResult task : result.tasks()) {
      for (TestResult test : task.tests()) {
        String part = test.part();
        List<String> allowed = attack.expect().statesOf(part);
        assertThat(test.state().name())
            .as("%s %s: %s", part, test.name(), test.detail())
            .isIn(allowed);
        if (!allowed.equals(List.of("PASSED"))) {
          earned.merge(part, test.score(), Double::sum);
        }
      }
    }
    earned.forEach(
        (part, points) ->
            assertThat(Scoring.round(points))
                .as("points of %s", part)
                .isLessThanOrEqualTo(attack.expect().points().getOrDefault(part, 0.0) + ROUNDING));
  }

  private void checkReports(Result result) {
    for (Feedback feedback : Feedback.values()) {
      String card = ScoreCard.of(result.at(feedback), Texts.EN);
      assertThat(odd(card)).as("odd places on the card").isEmpty();
      assertThat(card.lines().count()).as("lines of the card").isLessThan(2_000);
      assertThat(card.length()).as("length of the card").isLessThan(200_000);
      String json = ResultJson.of(result.at(feedback));
      assertThat(odd(json)).as("odd places in the JSON").isEmpty();
      assertThat(json.length()).as("length of the JSON").isLessThan(2_000_000);
    }
    String raw = attack.expect().raw();
    if (raw != null) {
      assertThat(raw(result)).as("what gets as far as the result").contains(raw);
    }
    if (attack.expect().note() != null) {
      assertThat(result.submission().notes() + " " + result.submission().ignored())
          .contains(attack.expect().note());
    }
  }

  private static List<String> odd(String text) {
    return ODD.matcher(text).results().map(match -> line(text, match.start())).toList();
  }

  private static String line(String text, int at) {
    return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 60));
  }

  private static String everything(Result result) {
    return raw(result) + ScoreCard.of(result, Texts.EN) + ResultJson.of(result);
  }

  private static String raw(Result result) {
    StringBuilder raw = new StringBuilder(result.submission().name());
    raw.append(result.submission().notes()).append(result.submission().ignored());
    for (TaskResult task : result.tasks()) {
      task.tests().forEach(t -> raw.append(t.message()).append(t.detail()));
    }
    return raw.toString();
  }

  private static String summary(Result result) {
    SortedSet<String> states = new TreeSet<>();
    for (TaskResult task : result.tasks()) {
      for (TestResult test : task.tests()) {
        if (!test.passed() && !test.name().startsWith("OwnTests.")) {
          states.add(test.part() + " " + test.state());
        }
      }
    }
    return states.isEmpty() ? "nothing lost, nothing gained" : String.join(", ", states);
  }

  /** Returns a row of the table of all attacks. */
  String row() {
    return String.format(
        java.util.Locale.ROOT,
        "| %s | %s | %s | %.1f |",
        attack.id(),
        backend.option(),
        outcome,
        seconds);
  }
}
