package backprop.grader.cli;

import backprop.grader.handout.HandoutException;
import backprop.grader.handout.HandoutZip;
import backprop.grader.scoring.Assignment;
import java.io.IOException;
import java.nio.file.Files;
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
    Repository.requireWritable(out);
    try {
      Files.write(out, HandoutZip.of(root, Assignment.load().version()));
    } catch (HandoutException e) {
      throw new UsageException(e.getMessage());
    }
    spec.commandLine().getOut().println("wrote " + out);
    return 0;
  }
}
