package backprop.grader.cli;

import backprop.grader.authoring.HandoutPage;
import backprop.grader.common.Fault;
import backprop.grader.common.Output;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade page}: writes the students' handout as one HTML page. */
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    description =
        "Writes the handout as one HTML page, with its formulas typeset and its pictures inside,"
            + " to read without a network and to print.")
final class PageCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "README",
      description = "the handout in Markdown; default: student/README.md of this repository")
  private Path readme;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the page to write")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path source = readme == null ? Repository.root().resolve("student/README.md") : readme;
    if (!Files.isRegularFile(source)) {
      throw new Fault("there is no file " + source);
    }
    Output.to(out);
    try {
      Output.write(out, HandoutPage.of(source));
    } catch (CharacterCodingException e) {
      throw new Fault(source + " is not UTF-8");
    }
    spec.commandLine().getOut().println("wrote " + out);
    return 0;
  }
}
