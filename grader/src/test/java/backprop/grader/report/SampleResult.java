package backprop.grader.report;

import backprop.grader.course.Course;
import backprop.grader.course.TaskPoints;
import backprop.grader.result.Assignment;
import backprop.grader.result.Isolation;
import backprop.grader.result.Misconception;
import backprop.grader.result.Result;
import backprop.grader.result.Result.Submitted;
import backprop.grader.result.Scoring;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A result as it might be, of the real tasks, with made-up tests. */
final class SampleResult {

  private static final Assignment ASSIGNMENT = Course.standard().assignment();
  private static final int TESTS = 5;

  private static final String[] PROPERTIES = {
    "Values at easy places are right.",
    "At huge inputs the result stays finite.",
    "The argument is left as it was.",
    "A row with NaN gives NaN in that row only.",
    "The gradient agrees with central differences."
  };

  /** What a student may have misunderstood, by the task in which it shows. */
  private static final Map<String, List<Misconception>> CAUSES =
      Map.of(
          "2",
          List.of(
              new Misconception(
                  "grad-check/nan-passes",
                  "For NaN or infinite derivatives your error is NaN. NaN > 1e-5 is false, so a"
                      + " gradient full of NaN passes. Such a derivative counts as infinitely"
                      + " wrong.",
                  "What is ∞ − ∞ in Java, and what is NaN > 1e-5?"),
              new Misconception(
                  "grad-check/forward-difference",
                  "You take the forward difference. The central one is right to one more order.",
                  "Which two points lie as far to the left as to the right?")),
          "3",
          List.of(
              new Misconception(
                  "softmax/global-maximum",
                  "You shift every row by the maximum of the whole matrix. Rows far below it"
                      + " underflow to 0 / 0.",
                  "What is the largest entry of the row that you work on?"),
              new Misconception(
                  "softmax/no-shift",
                  "Without a shift, e to the power of 1000 is infinite, and ∞ / ∞ is NaN.",
                  "Softmax is unchanged if you take a constant off the whole row.")),
          "4",
          List.of(
              new Misconception(
                  "losses/cross-entropy-sum",
                  "Your loss is the sum over the rows. In this assignment it is the mean.",
                  "Where does 1/N belong?")),
          "5",
          List.of(
              new Misconception(
                  "network/slope-forgotten",
                  "The hidden layer’s slope is missing from the gradient for W1 and b1.",
                  "What does the chain rule put between the two layers?")),
          "7",
          List.of(
              new Misconception(
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
        .map(
            t ->
                new TaskPoints(t.id(), t.title(), t.bonus(), t.maxScore(), t.maxScore(), List.of()))
        .toList();
  }

  /**
   * Returns a result.
   *
   * @param ability about 0 for nothing right, 1 and more for everything
   */
  Result of(String name, double ability) {
    List<TaskResult> tasks = ASSIGNMENT.tasks().stream().map(task -> task(task, ability)).toList();
    return new Result(
        ASSIGNMENT.id(),
        ASSIGNMENT.version(),
        "1.0.0",
        random.nextLong(),
        false,
        new Submitted(
            name,
            String.format("%064x", random.nextLong()),
            List.copyOf(ASSIGNMENT.files()),
            List.of("notes & <drafts>.txt"),
            List.of("handout 2026.1, as handed out"),
            null,
            List.of()),
        new Isolation("bubblewrap", "ok", "", List.of()),
        sum(tasks, false),
        ASSIGNMENT.maxScore(false),
        sum(tasks, true),
        ASSIGNMENT.maxScore(true),
        tasks,
        Map.of(
            "intakeMillis",
            20L,
            "compileMillis",
            900L,
            "testMillis",
            2_000L + random.nextInt(9_000)));
  }

  private static double sum(List<TaskResult> tasks, boolean bonus) {
    return Scoring.round(
        tasks.stream().filter(t -> t.bonus() == bonus).mapToDouble(TaskResult::score).sum());
  }

  private TaskResult task(Task task, double ability) {
    double luck = ability + 0.2 * random.nextGaussian() - (task.bonus() ? 0.4 : 0);
    boolean begun = luck > 0.15;
    List<TestResult> tests = new ArrayList<>();
    for (Map.Entry<String, Integer> part : task.parts().entrySet()) {
      List<Misconception> known = CAUSES.getOrDefault(task.id(), List.of());
      Misconception cause =
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
    double score = Scoring.round(tests.stream().mapToDouble(TestResult::score).sum());
    return TaskResult.of(task, score, tests);
  }

  private static TestResult test(
      String part, int i, double share, State state, Misconception cause) {
    double points = Scoring.round(share);
    return new TestResult(
        "Part" + part.replace('.', '_') + "Test.property" + i,
        part,
        PROPERTIES[i],
        state,
        points,
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
