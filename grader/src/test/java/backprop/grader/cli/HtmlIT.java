package backprop.grader.cli;

import static backprop.grader.cli.CommandLineRun.repository;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code grade SUBMISSION --html FILE}. */
class HtmlIT {

  @TempDir private Path folder;

  @Test
  void theLevelHoldsForThePageToo() {
    Path page = folder.resolve("result.html");
    CommandLineRun.of(
        repository().resolve("student"),
        "--html",
        page,
        "--feedback",
        "none",
        "--tests",
        "Sigmoid");
    assertThat(page).content().contains("this is no score").doesNotContain("0 of 16");
  }

  @Test
  void missingFolderIsSaidBeforehand() {
    CommandLineRun run = CommandLineRun.of("student", "--html", folder.resolve("none/a.html"));
    assertThat(run.err()).contains("can't write", "no such folder").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(Main.GRADER_FAILED);
  }
}
