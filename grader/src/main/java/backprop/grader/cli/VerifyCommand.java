package backprop.grader.cli;

import backprop.grader.authoring.ConfusionMatrix;
import backprop.grader.authoring.Finding;
import backprop.grader.authoring.Findings;
import backprop.grader.authoring.Verification;
import backprop.grader.authoring.Verification.Results;
import backprop.grader.common.Output;
import backprop.grader.course.Course;
import backprop.grader.grading.Installation;
import backprop.grader.result.Assignment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code grade verify}: whether the assignment's own tests and diagnoses do what they are for. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks the assignment: the reference gets all points and the skeleton none, every wrong"
            + " program of src/mutants loses points in its own task only and is named, the right"
            + " ones of src/alternatives keep theirs, no hidden test is idle.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is well", "1:something is missed, or usage", "3:the grader failed"})
final class VerifyCommand implements Callable<Integer> {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the hidden inputs; default: the assignment's")
  private Long seed;

  @Option(
      names = "--matrix",
      paramLabel = "FILE",
      description = "also write the table of programs and diagnoses as Markdown")
  private Path matrix;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (matrix != null) {
      Output.to(matrix);
    }
    Assignment assignment = Course.standard().assignment().withoutOwnTests();
    long usedSeed = seed == null ? assignment.seed() : seed;
    Results results;
    try (Verification verification = new Verification(Installation.locate(), assignment);
        ProgressBar progress = bar(verification.size())) {
      results = verification.run(usedSeed, () -> step(progress));
    }
    if (matrix != null) {
      Output.write(matrix, ConfusionMatrix.of(results.mutants()));
    }
    List<Finding> findings = Findings.of(assignment, results);
    PrintWriter out = spec.commandLine().getOut();
    out.println("seed " + usedSeed);
    for (Finding finding : findings) {
      out.printf(
          " %-13s %-58s %s%n", finding.subject(), finding.summary(), finding.ok() ? "ok" : "MISS");
    }
    List<String> misses = findings.stream().flatMap(f -> f.misses().stream()).toList();
    misses.forEach(miss -> out.println("\nMISS  " + miss));
    out.println(
        misses.isEmpty()
            ? "all is well"
            : "\n" + misses.size() + (misses.size() == 1 ? " miss" : " misses"));
    return misses.isEmpty() ? 0 : Main.FINDINGS;
  }

  // Without a terminal there is nobody to watch it: no bar.
  private static void step(ProgressBar progress) {
    if (progress != null) {
      progress.step();
    }
  }

  private static ProgressBar bar(int programs) {
    if (System.console() == null) {
      return null;
    }
    return new ProgressBarBuilder()
        .setTaskName("grading programs")
        .setInitialMax(programs)
        .setStyle(ProgressBarStyle.ASCII)
        .setMaxRenderedLength(80)
        .build();
  }
}
