package backprop.grader;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.scoring.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What students receive and hand in fits what the grader takes. */
class HandoutTest {

  private static final Path STUDENT = Path.of("..", "student");

  @Test
  void submissionZipLeavesOutJustTheGivenFiles() throws IOException {
    String descriptor = Files.readString(STUDENT.resolve("submission.xml"));
    Set<String> excluded =
        Pattern.compile("<exclude>(backprop/.*)</exclude>")
            .matcher(descriptor)
            .results()
            .map((MatchResult match) -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Path sources = STUDENT.resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      Set<String> given =
          files
              .filter(Files::isRegularFile)
              .map(file -> sources.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.endsWith("package-info.java"))
              .filter(file -> !Assignment.load().files().contains(file))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(excluded).isEqualTo(given);
    }
  }

  @Test
  void handoutHasAChapterForEveryTaskAndPart() throws IOException {
    String handout = Files.readString(STUDENT.resolve("README.md"));
    for (var task : Assignment.load().tasks()) {
      assertThat(handout).contains("\n## Task " + task.id() + ": ");
      for (String part : task.parts().keySet()) {
        assertThat(handout).contains("\n### Task " + part + ": ");
      }
    }
  }
}
