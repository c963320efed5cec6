package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageIT {

  @TempDir private Path folder;

  @Test
  void writesTheHandout() {
    Path page = folder.resolve("handout.html");
    CommandLineRun run = CommandLineRun.of("page", "--out", page);
    assertThat(run.out()).isEqualTo("wrote " + page + System.lineSeparator());
    assertThat(run.exitCode()).isZero();
    assertThat(page).content().contains("<title>Backprop by Hand</title>");
  }

  @Test
  void formulaThatCannotBeReadIsNamedAndLeavesNothing() throws IOException {
    Path readme = Files.writeString(folder.resolve("README.md"), "# A\n\n$$\\oops$$\n");
    CommandLineRun run = CommandLineRun.of("page", "--out", folder.resolve("a.html"), readme);
    assertThat(run.err())
        .startsWith("grade: README.md, line 3: can't typeset \\oops: ")
        .hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(folder.resolve("a.html")).doesNotExist();
  }

  @Test
  void missingFolderIsSaidBeforehand() {
    CommandLineRun run = CommandLineRun.of("page", "--out", folder.resolve("none/a.html"));
    assertThat(run.err()).contains("there is no such folder");
    assertThat(run.exitCode()).isEqualTo(Main.GRADER_FAILED);
  }
}
