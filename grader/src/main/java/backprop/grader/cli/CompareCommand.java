package backprop.grader.cli;

import backprop.grader.common.Output;
import backprop.grader.compare.ComparisonCsv;
import backprop.grader.compare.ComparisonText;
import backprop.grader.compare.Grading;
import backprop.grader.compare.ResultComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade compare}: whose points changed from one grading to the next, and by which test. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Says whose points changed, in which task and by which tests, who is new or gone, and"
            + " whether grader, assignment, seed or submission differ. The largest changes come"
            + " first.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:compared, whatever changed", "1:usage"})
final class CompareCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "a folder by grade class --out, or a file by grade SUBMISSION --json")
  private Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "the same, of the later grading")
  private Path after;

  @Option(names = "--csv", paramLabel = "FILE", description = "also write the changes as a table")
  private Path csv;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (csv != null) {
      Output.to(csv);
    }
    ResultComparison comparison = ResultComparison.of(Grading.read(before), Grading.read(after));
    spec.commandLine().getOut().print(ComparisonText.of(comparison));
    spec.commandLine().getOut().flush();
    if (csv != null) {
      Output.write(csv, ComparisonCsv.of(comparison));
    }
    return 0;
  }
}
