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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong programs that the catalogue doesn't know: what the card says of each. */
class UnknownCausesIT {

  private static final Path PROGRAMS = Path.of("src/test/resources/unknown");
  private static final Path SOLUTION = Path.of("../solution/src/main/java");

  @TempDir private Path folder;

  @Test
  void whatIsSaidOfSomeUnknownProgramsIsTrueOfThem() throws IOException {
    List<Path> all = List.copyOf(FileTree.of(PROGRAMS).values());
    check(IntStream.range(0, all.size()).filter(i -> i % 6 == 0).mapToObj(all::get).toList());
  }

  @Test
  @Tag("full")
  void whatIsSaidOfUnknownProgramsIsTrueOfThem() throws IOException {
    check(FileTree.of(PROGRAMS).values());
  }

  private void check(Collection<Path> programs) throws IOException {
    assertThat(programs).isNotEmpty();
    List<String> misses = new ArrayList<>();
    Installation here = Installation.locate();
    List<Path> classPath =
        List.of(here.home().resolve("assignment/catalogue/reference"), here.student());
    try (ProgramGrader grader =
            new ProgramGrader(here, Course.standard().assignment().withoutOwnTests());
        ProgramCompiler compiler = new ProgramCompiler(classPath)) {
      for (Path file : programs) {
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
