package backprop.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("target/verdict.txt");
  }

  @Test
  void aGreenRunEndsWellAndLeavesNothing() {
    new Verdict(file()).ended("the table", "");
    assertThatCode(() -> Verdict.main(new String[] {file().toString(), ""}))
        .doesNotThrowAnyException();
    assertThat(file()).doesNotExist();
    assertThat(file().resolveSibling("index.html")).content().contains("<pre>the table</pre>");
  }

  @Test
  void aRedRunEndsWithWhatToDoNext() {
    new Verdict(file()).ended("the table", "Next   Task 1.2\nRun    mvn test\n");
    assertThatThrownBy(() -> Verdict.main(new String[] {file().toString()}))
        .hasMessage("\nNext   Task 1.2\nRun    mvn test");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aRedRunGoesOnIfMavenIsToldSo() {
    new Verdict(file()).ended("the table", "Next   Task 1.2\n");
    assertThatCode(() -> Verdict.main(new String[] {file().toString(), null, "true"}))
        .doesNotThrowAnyException();
  }

  @Test
  void aTagThatFitsNothingListsTheTags() {
    assertThatThrownBy(() -> Verdict.main(new String[] {file().toString(), "task1"}))
        .hasMessageContaining("No test has the tag 'task1'.")
        .hasMessageContaining("task-1, task-2, task-3, task-4, task-5, task-6, task-7, task-B1")
        .hasMessageContaining("mine");
    assertThatThrownBy(() -> Verdict.main(new String[] {file().toString(), null}))
        .hasMessageContaining("No test has that name.");
  }
}
