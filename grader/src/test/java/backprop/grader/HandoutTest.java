package backprop.grader;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.feedback.Exercises;
import backprop.grader.common.FileTree;
import backprop.grader.course.Course;
import backprop.grader.result.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What students receive and hand in fits what the grader takes. */
class HandoutTest {

  private static final Path STUDENT = Path.of("..", "student");

  @Test
  void studentsFindNothingButTheirOwnFilesInMain() throws IOException {
    assertThat(sources("main")).isEqualTo(Course.standard().assignment().files());
    assertThat(sources("given"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(Course.standard().assignment().files());
  }

  private static Set<String> sources(String folder) throws IOException {
    Path sources = STUDENT.resolve("src").resolve(folder).resolve("java");
    return FileTree.of(sources).keySet();
  }

  @Test
  void handoutHasAChapterForEveryTaskAndPart() throws IOException {
    String handout = Files.readString(STUDENT.resolve("README.md"));
    for (var task : Course.standard().assignment().tasks()) {
      assertThat(handout).contains("\n## Task " + task.id() + ": ");
      for (String part : task.parts().keySet()) {
        assertThat(handout).contains("\n### Task " + part + ": ");
      }
    }
  }

  @Test
  void studentsTableHasTheGradersTasksAndParts() {
    assertThat(Exercises.TASKS.stream().map(task -> task.id() + " " + task.title()))
        .containsExactlyElementsOf(
            Course.standard().assignment().withoutOwnTests().tasks().stream()
                .map(task -> task.id() + " " + task.title())
                .toList());
    for (Exercises.Task task : Exercises.TASKS) {
      assertThat(task.items().stream().map(Exercises.Item::id))
          .containsExactlyElementsOf(
              Course.standard().assignment().task(task.id()).parts().keySet());
    }
  }

  @Test
  void whatATaskBuildsOnIsSaidTheSameEverywhere() throws IOException {
    String handout = Files.readString(STUDENT.resolve("README.md"));
    Assignment assignment = Course.standard().assignment();
    for (Exercises.Task task : Exercises.TASKS) {
      String column = String.join(", ", task.buildsOn());
      assertThat(handout)
          .containsPattern(
              "\\| %s \\| [^|]* \\| [^|]* \\| %s\\| `"
                  .formatted(task.title(), column.isEmpty() ? "" : column + " "));
      // The reference answers for static functions only, so not for layers; and also for what a
      // student may call but need not.
      assertThat(task.buildsOn().stream().filter(id -> !id.equals("6")))
          .isSubsetOf(assignment.task(task.id()).buildsOn());
    }
  }
}
