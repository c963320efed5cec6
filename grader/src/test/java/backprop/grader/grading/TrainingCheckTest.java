package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.grading.TrainingCheck.Trial;
import backprop.grader.intake.Submission;
import backprop.grader.intake.Training;
import backprop.grader.result.TrainingRun;
import backprop.grader.result.TrainingRun.Line;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingCheckTest {
  private static final String TABLE =
      "epoch,training cost,validation cost,validation errors,seconds\n"
          + "1,1.5,1.1,299,0.3\n2,0.8,0.7,237,0.1\n3,NaN,0.6,199,0.1\n";
  private static final String SUMMARY =
      "network: tanh 200\nvalidation errors: 199 of 1000\ntrial cost: 1.75\ntrial errors: 420\n";

  /** Of a submission without sources. */
  private static final String SOURCES =
      "sources: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n";

  private static final Trial SAME = new Trial(1.75 * (1 + 1e-12), 421);

  @Test
  void aRunOfTheSameProgramIsTold() {
    TrainingRun run = run(SUMMARY + SOURCES, TABLE, SAME);
    assertThat(run.name()).isEqualTo("tanh");
    assertThat(run.summary()).startsWith(new Line("network", "tanh 200")).hasSize(5);
    assertThat(run.epochs()).isEqualTo("Errors: 299 in epoch 1, 199 in epoch 3.");
    assertThat(run.check())
        .isEqualTo("Could be of this program: a trial epoch gives the same cost and errors.");
  }

  @Test
  void aRunOfAnotherProgramIsTold() {
    assertThat(run(SUMMARY + SOURCES, TABLE, new Trial(1.75, 423)).check())
        .startsWith("Not of this program: in a trial epoch it makes 423 errors at a cost of 1.75")
        .doesNotContain("sources");
    assertThat(run(SUMMARY + SOURCES, TABLE, new Trial(1.7500001, 420)).check())
        .startsWith("Not of this program");
    assertThat(run(SUMMARY + SOURCES, TABLE, new Trial(Double.NaN, 420)).check())
        .startsWith("Not of this program");
  }

  @Test
  void changedSourcesAreToldEvenIfTheyTrainAlike() {
    assertThat(run(SUMMARY + "sources: 0\n", TABLE, SAME).check())
        .startsWith("Could be of this program")
        .endsWith("The sources have changed since.");
  }

  @Test
  void tableAndSummaryOfDifferentRunsAreTold() {
    String other = TABLE.replace(",199,", ",200,");
    assertThat(run(SUMMARY, other, SAME).check()).contains("don't belong together");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "epoch\n", "epoch\n1;2;3\n", "epoch\n1,2,3,99999999999,5\n"})
  void whatIsNoTableGivesNoErrors(String table) {
    TrainingRun run = run(SUMMARY, table, SAME);
    assertThat(run.epochs()).isEmpty();
    assertThat(run.check()).contains("don't belong together");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "validation errors: 199 of 1000", "trial cost: x\ntrial errors: 3"})
  void withoutATrialNothingCanBeChecked(String summary) {
    assertThat(run(summary, TABLE, SAME).check()).contains("nothing can be checked");
  }

  @Test
  void aProgramThatCannotTrainIsTold() {
    assertThat(run(SUMMARY + SOURCES, TABLE, null).check()).contains("can't train");
  }

  @Test
  void ofASummaryOnlyShortLinesOfNameAndValueAreShown() {
    String odd = "network: \u001b[31mred\nno colon\nLong: x\na: " + "x".repeat(81) + "\n";
    assertThat(run(odd + "b: c\n".repeat(100), TABLE, SAME).summary())
        .startsWith(new Line("network", "?[31mred"), new Line("b", "c"))
        .hasSize(27);
  }

  private static TrainingRun run(String summary, String table, Trial repeated) {
    Submission submission =
        new Submission(
            "ada",
            "",
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(new Training("tanh", summary, table)),
            "",
            List.of(),
            List.of());
    return new TrainingCheck(submission, () -> Optional.ofNullable(repeated)).runs().get(0);
  }
}
