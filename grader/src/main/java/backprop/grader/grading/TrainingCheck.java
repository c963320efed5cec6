package backprop.grader.grading;

import backprop.grader.common.Text;
import backprop.grader.intake.Submission;
import backprop.grader.intake.Training;
import backprop.grader.result.TrainingRun;
import backprop.grader.result.TrainingRun.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the trainings of a submission, and says which can't be those of its program: it repeats the
 * trial epoch that every training ends with. Whoever wants to can forge all of it, so no points
 * depend on it.
 */
final class TrainingCheck {

  /** What a trial epoch cost, and the errors after it. */
  record Trial(double cost, int errors) {}

  private static final Pattern LINE = Pattern.compile("([a-z ]{1,40}): (.{1,80})");
  private static final Pattern ROW =
      Pattern.compile("(\\d{1,6}),[^,]{1,30},[^,]{1,30},(\\d{1,9}),.*");
  private static final int MOST_LINES = 30;

  /** Another processor or JVM may compute the last digit otherwise. */
  private static final double SAME_COST = 1e-9;

  private static final int SAME_ERRORS = 2;

  private final Submission submission;
  private final Supplier<Optional<Trial>> repeat;
  private Optional<Trial> trial;

  /**
   * Makes a check of one submission.
   *
   * @param repeat runs the trial epoch on it; empty if its program can't do that
   */
  TrainingCheck(Submission submission, Supplier<Optional<Trial>> repeat) {
    this.submission = submission;
    this.repeat = repeat;
  }

  /** Returns the trainings, in the order of their names. */
  List<TrainingRun> runs() {
    return submission.trainings().stream().map(this::run).toList();
  }

  private TrainingRun run(Training training) {
    List<Line> summary =
        training
            .summary()
            .lines()
            .limit(MOST_LINES)
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(line -> new Line(line.group(1), Text.printable(line.group(2))))
            .toList();
    List<int[]> epochs = epochs(training.table());
    return new TrainingRun(
        training.name(), summary, sentence(epochs), check(new Summary(summary), epochs));
  }

  /** Returns the number and the errors of each epoch. */
  private static List<int[]> epochs(String table) {
    List<int[]> epochs = new ArrayList<>();
    for (String row : table.lines().skip(1).toList()) {
      Matcher matcher = ROW.matcher(row);
      if (!matcher.matches()) {
        return List.of();
      }
      epochs.add(
          new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))});
    }
    return epochs;
  }

  private static String sentence(List<int[]> epochs) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      int number = epochs.get(i)[0];
      if (i == 0 || i == epochs.size() - 1 || number == 10) {
        parts.add(epochs.get(i)[1] + " in epoch " + number);
      }
    }
    return parts.isEmpty() ? "" : "Errors: " + String.join(", ", parts) + ".";
  }

  private String check(Summary summary, List<int[]> epochs) {
    Optional<Trial> said = summary.trial();
    if (said.isEmpty()) {
      return "There is no summary.txt of a whole training, so nothing can be checked.";
    }
    if (epochs.isEmpty()
        || !summary.errors().equals(Optional.of(epochs.get(epochs.size() - 1)[1]))) {
      return "training.csv and summary.txt don't belong together.";
    }
    // The student's project computes the digest of its sources in the same way.
    String sources = Submission.digest(List.of(submission.sources()));
    boolean sameSources = summary.value("sources").equals(Optional.of(sources));
    String changed = sameSources ? "" : " The sources have changed since.";
    if (trial == null) {
      trial = repeat.get();
    }
    if (trial.isEmpty()) {
      return "This program can't train as it is handed in." + changed;
    }
    if (!same(said.get(), trial.get())) {
      return String.format(
          "Not of this program: in a trial epoch it makes %d errors at a cost of %.6f, the program"
              + " that was trained made %d at %.6f.%s",
          trial.get().errors(),
          trial.get().cost(),
          said.get().errors(),
          said.get().cost(),
          changed);
    }
    return "Could be of this program: a trial epoch gives the same cost and errors." + changed;
  }

  private static boolean same(Trial said, Trial repeated) {
    return Math.abs(said.cost() - repeated.cost()) <= SAME_COST * Math.abs(repeated.cost())
        && Math.abs(said.errors() - repeated.errors()) <= SAME_ERRORS;
  }

  /** The lines of summary.txt that the check needs. */
  private record Summary(List<Line> lines) {

    Optional<String> value(String name) {
      return lines.stream().filter(line -> line.name().equals(name)).map(Line::value).findFirst();
    }

    Optional<Trial> trial() {
      try {
        return value("trial cost")
            .flatMap(
                cost ->
                    value("trial errors")
                        .map(e -> new Trial(Double.parseDouble(cost), Integer.parseInt(e))));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    /** Returns the errors after the last epoch, of the validation or of the test images. */
    Optional<Integer> errors() {
      return Arrays.asList("validation errors", "test errors").stream()
          .flatMap(name -> value(name).stream())
          .map(value -> value.replaceAll(" of .*", ""))
          .filter(value -> value.matches("\\d{1,9}"))
          .map(Integer::valueOf)
          .findFirst();
    }
  }
}
