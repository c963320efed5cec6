package backprop.grader.cli;

import backprop.grader.authoring.HandoutZip;
import backprop.grader.common.Output;
import backprop.grader.course.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code grade handout}: writes what students receive, as one zip. */
@Command(
    name = "handout",
    mixinStandardHelpOptions = true,
    description =
        "Writes what students receive: student/ without what builds and editors leave there,"
            + " the handout as a page too, and the licence. Nothing of the solution or the grader.")
final class HandoutCommand implements Callable<Integer> {

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the zip to write")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path root = Repository.root();
    Output.to(out);
    Output.write(out, HandoutZip.of(root, Course.standard().assignment().version()));
    spec.commandLine().getOut().println("wrote " + out);
    return 0;
  }
}
