package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.FileTree;
import backprop.grader.course.Course;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.grading.Installation;
import backprop.grader.grading.ProgramGrader;
import backprop.grader.remote.ClassFiles;
import backprop.grader.result.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong programs that the catalogue doesn't know: what the card says of each. */
class UnknownCausesIT {

  private static final Path PROGRAMS = Path.of("src/test/resources/unknown");
  private static final Path SOLUTION = Path.of("../solution/src/main/java");

  @TempDir private Path folder;

  @Test
  void whatIsSaidOfUnknownProgramsIsTrueOfThem() throws IOException {
    List<String> misses = new ArrayList<>();
    Installation here = Installation.locate();
    List<Path> classPath =
        List.of(here.home().resolve("assignment/catalogue/reference"), here.student());
    try (ProgramGrader grader =
            new ProgramGrader(here, Course.standard().assignment().withoutOwnTests());
        ProgramCompiler compiler = new ProgramCompiler(classPath)) {
      for (Path file : FileTree.of(PROGRAMS).values()) {
        Mutant program = Catalogue.entry(file, Mutant.class);
        String said = said(grader, compiler, program);
        for (String words : program.misconception().split(" / ")) {
          if (!words.startsWith("not ")
              ? !said.contains(words)
              : said.contains(words.substring(4))) {
            misses.add(file.getFileName() + ": " + words + " in: " + said);
          }
        }
      }
    }
    assertThat(misses).isEmpty();
  }

  private String said(ProgramGrader grader, ProgramCompiler compiler, Mutant program)
      throws IOException {
    Map<String, String> solution = FileTree.texts(SOLUTION);
    Path out = Files.createTempDirectory(folder, "program");
    compiler.compile(Map.of(program.file(), program.programs(solution).get(0)), out);
    Map<String, byte[]> changed = ClassFiles.read(out, name -> true);
    StringBuilder said = new StringBuilder();
    for (TaskResult task : grader.grade(changed, 4711)) {
      task.tests().stream()
          .filter(test -> test.misconception() != null)
          .map(test -> test.misconception().id() + ": " + test.misconception().sentence() + "\n")
          .distinct()
          .forEach(said::append);
    }
    return said.toString();
  }
}
