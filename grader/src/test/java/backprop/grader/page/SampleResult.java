package backprop.grader.page;

import backprop.grader.gradebook.TaskPoints;
import backprop.grader.report.ResultJson;
import backprop.grader.report.ResultJson.IsolationJson;
import backprop.grader.report.ResultJson.MisconceptionJson;
import backprop.grader.report.ResultJson.SubmissionJson;
import backprop.grader.report.ResultJson.TaskJson;
import backprop.grader.report.ResultJson.TestJson;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.Scoring;
import backprop.grader.scoring.State;
import backprop.grader.scoring.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A result as it might be, of the real tasks, with made-up tests. */
final class SampleResult {

  private static final Assignment ASSIGNMENT = Assignment.load();
  private static final int TESTS = 5;

  private static final String[] PROPERTIES = {
    "Values at easy places are right.",
    "At huge inputs the result stays finite.",
    "The argument is left as it was.",
    "A row with NaN gives NaN in that row only.",
    "The gradient agrees with central differences."
  };

  /** What a student may have misunderstood, by the task in which it shows. */
  private static final Map<String, List<MisconceptionJson>> CAUSES =
      Map.of(
          "2",
          List.of(
              new MisconceptionJson(
                  "grad-check/nan-passes",
                  "For NaN or infinite derivatives your error is NaN. NaN > 1e-5 is false, so a"
                      + " gradient full of NaN passes. Such a derivative counts as infinitely"
                      + " wrong.",
                  "What is ∞ − ∞ in Java, and what is NaN > 1e-5?"),
              new MisconceptionJson(
                  "grad-check/forward-difference",
                  "You take the forward difference. The central one is right to one more order.",
                  "Which two points lie as far to the left as to the right?")),
          "3",
          List.of(
              new MisconceptionJson(
                  "softmax/global-maximum",
                  "You shift every row by the maximum of the whole matrix. Rows far below it"
                      + " underflow to 0 / 0.",
                  "What is the largest entry of the row that you work on?"),
              new MisconceptionJson(
                  "softmax/no-shift",
                  "Without a shift, e to the power of 1000 is infinite, and ∞ / ∞ is NaN.",
                  "Softmax is unchanged if you take a constant off the whole row.")),
          "4",
          List.of(
              new MisconceptionJson(
                  "losses/cross-entropy-sum",
                  "Your loss is the sum over the rows. In this assignment it is the mean.",
                  "Where does 1/N belong?")),
          "5",
          List.of(
              new MisconceptionJson(
                  "network/slope-forgotten",
                  "The hidden layer’s slope is missing from the gradient for W1 and b1.",
                  "What does the chain rule put between the two layers?")),
          "7",
          List.of(
              new MisconceptionJson(
                  "training/last-batch-dropped",
                  "You leave out the last batch if it isn’t full.",
                  "How many samples are in the last of 3 batches, with 25 samples and size 10?")));

  private final Random random;

  SampleResult(Random random) {
    this.random = random;
  }

  /** Returns the tasks with all points. */
  static List<TaskPoints> tasks() {
    return ASSIGNMENT.tasks().stream()
        .map(t -> new TaskPoints(t.id(), t.title(), t.bonus(), t.maxScore(), t.maxScore(), null))
        .toList();
  }

  /**
   * Returns a result.
   *
   * @param ability about 0 for nothing right, 1 and more for everything
   */
  ResultJson of(String name, double ability) {
    List<TaskJson> tasks = ASSIGNMENT.tasks().stream().map(task -> task(task, ability)).toList();
    return new ResultJson(
        ASSIGNMENT.id(),
        ASSIGNMENT.version(),
        "1.0.0",
        random.nextLong(),
        false,
        new SubmissionJson(
            name,
            String.format("%064x", random.nextLong()),
            List.copyOf(ASSIGNMENT.files()),
            List.of("notes & <drafts>.txt"),
            List.of("handout 2026.1, as handed out")),
        new IsolationJson("bubblewrap", "ok", ""),
        sum(tasks, false),
        ASSIGNMENT.maxScore(false),
        sum(tasks, true),
        ASSIGNMENT.maxScore(true),
        tasks,
        Map.of("intake", 20L, "compile", 900L, "tests", 2_000L + random.nextInt(9_000)));
  }

  private static double sum(List<TaskJson> tasks, boolean bonus) {
    return Scoring.round(
        tasks.stream().filter(t -> t.bonus() == bonus).mapToDouble(TaskJson::score).sum());
  }

  private TaskJson task(Task task, double ability) {
    double luck = ability + 0.2 * random.nextGaussian() - (task.bonus() ? 0.4 : 0);
    boolean begun = luck > 0.15;
    List<TestJson> tests = new ArrayList<>();
    for (Map.Entry<String, Integer> part : task.parts().entrySet()) {
      List<MisconceptionJson> known = CAUSES.getOrDefault(task.id(), List.of());
      MisconceptionJson cause =
          known.isEmpty() || random.nextInt(3) == 0
              ? null
              : known.get(random.nextInt(known.size()));
      boolean hurt = random.nextDouble() > luck;
      boolean compiles = random.nextInt(40) > 0;
      for (int i = 0; i < TESTS; i++) {
        double share = part.getValue() / (double) TESTS;
        State state =
            !begun
                ? State.NOT_IMPLEMENTED
                : !compiles
                    ? State.NOT_COMPILED
                    : hurt && random.nextInt(3) > 0 ? State.FAILED : State.PASSED;
        tests.add(test(part.getKey(), i, share, state, cause));
      }
    }
    double score = Scoring.round(tests.stream().mapToDouble(TestJson::score).sum());
    int passed = (int) tests.stream().filter(t -> t.state().equals("PASSED")).count();
    return new TaskJson(
        task.id(),
        task.title(),
        task.bonus(),
        score,
        task.maxScore(),
        task.parts(),
        passed,
        tests.size(),
        tests);
  }

  private static TestJson test(
      String part, int i, double share, State state, MisconceptionJson cause) {
    double points = Scoring.round(share);
    return new TestJson(
        "Part" + part.replace('.', '_') + "Test.property" + i,
        part,
        PROPERTIES[i],
        state.name(),
        state == State.PASSED ? points : 0,
        points,
        switch (state) {
          case NOT_COMPILED -> "Softmax.java:49: incompatible types: List<String> to double[]";
          case NOT_IMPLEMENTED -> "Task " + part + ": write it";
          default -> "";
        },
        state == State.FAILED ? "hidden input x = {1.5, <-2>}\nexpected 0.25, was NaN" : "",
        state == State.FAILED ? cause : null,
        List.of());
  }
}
