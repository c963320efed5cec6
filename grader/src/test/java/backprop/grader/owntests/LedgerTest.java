package backprop.grader.owntests;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.owntests.child.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Implementation WRONG = new Implementation("wrong", "t", "m", Map.of());
  private static final Implementation OTHER = new Implementation("other", "t", "m", Map.of());

  private final Ledger ledger = new Ledger(3);

  private static Map<String, Outcome> run(String answers, Verdict... verdicts) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < verdicts.length; i++) {
      if (verdicts[i] != null) {
        outcomes.put("t" + i, new Outcome("T.t" + i, verdicts[i], answers, Set.of(), 1));
      }
    }
    return outcomes;
  }

  private static Verdict[] all(Verdict verdict, int tests) {
    Verdict[] verdicts = new Verdict[tests];
    java.util.Arrays.fill(verdicts, verdict);
    return verdicts;
  }

  private int catching(Implementation implementation) {
    return ledger.catching(implementation, ledger.counting());
  }

  @Test
  void twoFailuresCatch() {
    ledger.reference(run("right", Verdict.PASSED));
    ledger.wrong(WRONG, run("wrong", Verdict.FAILED));
    assertThat(catching(WRONG)).isZero();
    ledger.wrong(WRONG, run("wrong", Verdict.FAILED));
    assertThat(catching(WRONG)).isEqualTo(1);
    assertThat(catching(OTHER)).isZero();
  }

  @Test
  void oneFailureOnTheReferenceIsTooMany() {
    for (int i = 0; i < 4; i++) {
      ledger.reference(run("right", Verdict.PASSED));
    }
    ledger.reference(run("right", Verdict.FAILED));
    ledger.wrong(WRONG, run("wrong", Verdict.FAILED));
    ledger.wrong(WRONG, run("wrong", Verdict.FAILED));
    assertThat(ledger.counting()).isEmpty();
    assertThat(catching(WRONG)).isZero();
    assertThat(ledger.untrue()).containsExactly("T.t0");
  }

  @Test
  void whoChangesItsMindOnceCountsNowhere() {
    ledger.reference(run("right", Verdict.PASSED));
    ledger.wrong(WRONG, run("wrong", Verdict.FAILED));
    ledger.wrong(WRONG, run("wrong", Verdict.FAILED));
    ledger.wrong(OTHER, run("wrong", Verdict.FAILED));
    ledger.wrong(OTHER, run("wrong", Verdict.PASSED));
    assertThat(catching(WRONG)).isZero();
    assertThat(ledger.unsteady()).containsExactly("T.t0");
  }

  @Test
  void failuresOnTheReferencesAnswersCatchNothing() {
    ledger.reference(run("right", Verdict.PASSED));
    ledger.wrong(WRONG, run("right", Verdict.FAILED));
    ledger.wrong(WRONG, run("wrong", Verdict.FAILED));
    assertThat(catching(WRONG)).isZero();
  }

  @Test
  void saidNothingIsNotFailed() {
    ledger.reference(run("right", Verdict.PASSED, Verdict.NEITHER));
    ledger.wrong(WRONG, run("wrong", Verdict.NEITHER, Verdict.FAILED));
    ledger.wrong(WRONG, run("wrong", Verdict.NEITHER, Verdict.FAILED));
    assertThat(catching(WRONG)).isZero();
    assertThat(ledger.counting()).containsExactly("t0");
  }

  @Test
  void onlyTheFirstTestsCount() {
    ledger.reference(run("right", all(Verdict.PASSED, 5)));
    ledger.wrong(WRONG, run("wrong", null, null, null, null, Verdict.FAILED));
    ledger.wrong(WRONG, run("wrong", null, null, null, null, Verdict.FAILED));
    assertThat(ledger.tests()).isEqualTo(5);
    assertThat(ledger.counting()).containsExactly("t0", "t1", "t2");
    assertThat(catching(WRONG)).isZero();
  }

  @Test
  void whatEndsTheProcessNeverCounts() {
    ledger.reference(run("right", Verdict.PASSED));
    ledger.strikeOut("t0");
    ledger.strikeOut("[engine:junit-jupiter]/[class:mine.BadTest]/[method:bad()]");
    assertThat(ledger.counting()).isEmpty();
    assertThat(ledger.tests()).isEqualTo(2);
    assertThat(ledger.lost()).containsExactly("BadTest.bad", "T.t0");
  }

  @Test
  void namesOfTestsAreMadePrintable() {
    Map<String, Outcome> run = new HashMap<>();
    String evil = "\u001b[31m\u202e::error::<script>\n" + "x".repeat(1_000);
    run.put("t", new Outcome(evil, Verdict.FAILED, "", Set.of(), 1));
    ledger.reference(run);
    List<String> notes = Remarks.on(ledger, State.DONE, OwnTestsLimits.STANDARD);
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).matches("failed on a right solution, so they don't count: [\\w?. ]+");
    assertThat(notes.get(0)).hasSizeLessThan(200);
  }
}
