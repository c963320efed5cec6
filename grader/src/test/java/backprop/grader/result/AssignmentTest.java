package backprop.grader.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.FileTree;
import backprop.grader.course.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  private final Assignment assignment = Course.standard().assignment();

  @Test
  void tasksAddUpToOneHundredPoints() {
    assertThat(assignment.maxScore(false)).isEqualTo(100);
    assertThat(assignment.maxScore(true)).isEqualTo(15);
  }

  @Test
  void editableFilesAreThoseOfTheSolution() throws IOException {
    Path sources = Path.of("..", "solution", "src", "main", "java");
    assertThat(assignment.files()).isEqualTo(FileTree.of(sources).keySet());
  }

  @Test
  void everyPartBelongsToTheTaskThatItsNumberSays() {
    for (Task task : assignment.tasks()) {
      for (String part : task.parts().keySet()) {
        assertThat(part).startsWith(task.id() + ".");
        assertThat(assignment.taskOfPart(part)).isEqualTo(task);
      }
    }
  }

  @Test
  void everyOrdinaryTaskHasANudgeForOwnTests() {
    assertThat(assignment.tasks())
        .allSatisfy(task -> assertThat(task.nudge().isEmpty()).isEqualTo(task.bonus()));
  }

  @Test
  void anUnknownPartIsNamed() {
    assertThatThrownBy(() -> assignment.taskOfPart("9.9"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("9.9");
  }
}
