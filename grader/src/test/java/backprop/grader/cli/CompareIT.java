package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.batch.ResultStore;
import backprop.grader.compare.Sample;
import backprop.grader.course.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instructor sees who graded a class again. */
class CompareIT {

  @TempDir Path folder;

  @Test
  void whoseScoreChangedIsSaidAndTheExitCodeIsZero() throws IOException {
    Path old = store("old", Sample.of("ada", "PASSED", "PASSED"), same());
    Path now = store("new", Sample.of("ada", "PASSED", "CRASHED"), same());
    Path csv = folder.resolve("changes.csv");
    CommandLineRun run = CommandLineRun.of("compare", old, now, "--csv", csv);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("2 submissions: 1 changed, 1 unchanged", "ada   8 -> 4 (-4)")
        .contains("PASSED -> CRASHED  SoftmaxTest.rowsSumToOne")
        .doesNotContain("bob");
    assertThat(Files.readString(csv)).contains("ada,changed,3,8,4,-4").doesNotContain("bob");
  }

  @Test
  void aGradingIsTheSameAsItself() throws IOException {
    Path old = store("old", same());
    CommandLineRun run = CommandLineRun.of("compare", old, old);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("1 submission: nothing has changed");
  }

  @Tag("full")
  @Test
  void theJsonOfOneSubmissionIsCompared() {
    Path solution = CommandLineRun.repository().resolve("solution");
    Path old = folder.resolve("old.json");
    Path now = folder.resolve("new.json");
    CommandLineRun.of(solution, "--tests", "SigmoidTest", "--json", old);
    CommandLineRun.of(solution, "--tests", "SigmoidTest", "--seed", "5", "--json", now);
    CommandLineRun run = CommandLineRun.of("compare", old, now);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("nothing has changed", "differs: seed (1)");
  }

  @Test
  void whatHoldsNoResultsIsAUsageErrorInOneLine() throws IOException {
    Path old = store("old", same());
    assertUsage(CommandLineRun.of("compare", old, folder.resolve("nowhere")), "no file or folder");
    assertUsage(CommandLineRun.of("compare", folder, old), "no folder results");
    assertUsage(CommandLineRun.of("compare", old), "NEW");
    Path nowhere = folder.resolve("no/such/folder.csv");
    CommandLineRun run = CommandLineRun.of("compare", old, old, "--csv", nowhere);
    assertThat(run.exitCode()).isEqualTo(Main.GRADER_FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains("no such folder");
  }

  private static void assertUsage(CommandLineRun run, String words) {
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(words);
  }

  private static StoredResult same() {
    return Sample.of("bob", "FAILED", "PASSED");
  }

  private Path store(String name, StoredResult... results) throws IOException {
    Path place = folder.resolve(name);
    ResultStore store = new ResultStore(place);
    store.open();
    for (StoredResult result : results) {
      store.write(result);
    }
    return place;
  }
}
