package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkeletonFilesTest {
  private static final String SOLUTION =
      """
      package a;

      public class One {
        public int f() {
          // BEGIN SOLUTION Task 1.1: One.f
          return 1;
          // END SOLUTION
        }
      }
      """;

  @TempDir private Path temp;
  private Path solution;
  private Path student;
  private SkeletonFiles files;

  @BeforeEach
  void makeFolders() throws IOException {
    solution = Files.createDirectories(temp.resolve("solution/src/main/java/a"));
    student = Files.createDirectories(temp.resolve("student/src/main/java/a"));
    files = new SkeletonFiles(temp);
    Files.writeString(solution.resolve("One.java"), SOLUTION);
  }

  @Test
  void theStubsOfThisRepositoryAreInStep() throws IOException {
    assertThat(new SkeletonFiles(repositoryRoot()).check()).isEmpty();
  }

  private static Path repositoryRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("student"))
        || !Files.isDirectory(folder.resolve("solution"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Test
  void writesWhatIsMissingAndThenNothing() throws Exception {
    assertThat(files.check())
        .containsExactly("a/One.java: the stub is missing; run grade skeleton");
    assertThat(files.write()).containsExactly("a/One.java");
    assertThat(files.check()).isEmpty();
    assertThat(files.write()).isEmpty();
    try (var left = Files.list(student)) {
      assertThat(left).containsExactly(student.resolve("One.java"));
    }
  }

  @Test
  void reportsDrift() throws Exception {
    files.write();
    Path stub = student.resolve("One.java");
    String text = Files.readString(stub);
    Files.writeString(stub, text.replace("  public int f() {", "  public int f() { // !"));
    assertThat(files.check()).containsExactly("a/One.java:6: the stub differs; run grade skeleton");
    Files.writeString(stub, text.replace("\n", "\r\n"));
    assertThat(files.check())
        .containsExactly(
            "a/One.java: the stub's line ends are not plain line feeds; run grade skeleton");
  }

  @Test
  void reportsAnApiThatIsNotTheSolutions() throws Exception {
    String hidden =
        SOLUTION.replace(
            "  public int f() {",
            "  // BEGIN SOLUTION\n  public int g() {\n    return 2;\n  }\n\n  // END SOLUTION\n\n"
                + "  public int f() {");
    Files.writeString(solution.resolve("One.java"), hidden);
    files.write();
    assertThat(files.check())
        .containsExactly(
            "a/One.java: the stub's API is not the solution's:"
                + " expected  public int g()   found  nothing like it");
  }

  @Test
  void reportsAStubWithoutASolution() throws Exception {
    files.write();
    Files.writeString(
        student.resolve("Two.java"), "class Two { { throw new NotImplementedException(\"\"); } }");
    assertThat(files.check()).containsExactly("a/Two.java: a stub without a solution");
  }

  @Test
  void writesNothingWhileAMarkerIsWrong() throws Exception {
    Files.writeString(solution.resolve("Two.java"), "class Two {\n  // BEGIN SOLUTION\n}\n");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(files::write)
        .withMessage("a/Two.java:2: BEGIN SOLUTION without an END");
    assertThat(student.resolve("One.java")).doesNotExist();
    assertThat(files.check()).containsAll(List.of("a/Two.java:2: BEGIN SOLUTION without an END"));
  }
}
