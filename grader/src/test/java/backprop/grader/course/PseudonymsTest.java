package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PseudonymsTest {

  @TempDir private Path folder;

  private static StudentResult student(String id, String name, String file) {
    return new StudentResult(
        new Student(id, name, name + "_1"),
        Standing.UNREADABLE,
        file,
        List.of(new Student("99999", "Mate Mustermann", "")),
        file + ": the archive of " + name + ", ada@uni.example, is damaged",
        List.of(new Attempt(file, "2026-11-30 10:00", Standing.UNREADABLE, 0, 0, true)),
        List.of(),
        0,
        0,
        null,
        null,
        0,
        "");
  }

  private static final List<StudentResult> STUDENTS =
      List.of(
          student("4711001", "Ada Lovelace", "ada (1).zip"),
          student("4711002", "王小明", "王小明的作业.zip"),
          student("99999", "Mate Mustermann", "AdaLovelace.zip"));

  private static String json(Object value) {
    return new JsonMapper().writeValueAsString(value);
  }

  @Test
  void nothingInClassOrResultsGivesAWordOfANameAway() {
    ClassResult course = SampleClass.of(STUDENTS);
    Pseudonyms names = new Pseudonyms(course, folder.resolve("key.csv"));
    StoredResult stored =
        new StoredResult("ada (1).zip", "k", "Mustermann/AdaTest.java: 王小明 4711002", null);
    String all = json(names.course()) + json(names.results(Map.of("ada (1).zip", stored)));
    for (String word :
        List.of("Ada", "ada", "Lovelace", "王小明", "Mate", "Mustermann", "4711", "99999", "@")) {
      assertThat(all).doesNotContainPattern("(?<![a-z])" + word);
    }
    assertThat(all).contains("is damaged").contains("Test.java").contains("-1\"");
    assertThat(names.course().students()).extracting(s -> s.student().id()).isSorted();
  }

  @Test
  void whoeverHasANumberKeepsIt() throws Exception {
    Path key = folder.resolve("key.csv");
    Pseudonyms first = new Pseudonyms(SampleClass.of(STUDENTS.subList(0, 2)), key);
    first.write(key);
    String before = Files.readString(key);
    List<StudentResult> more = new ArrayList<>(STUDENTS);
    more.add(0, student("1", "Aaron", "aaron.zip"));
    Pseudonyms second = new Pseudonyms(SampleClass.of(more), key);
    second.write(key);
    assertThat(Files.readString(key)).startsWith(before.stripTrailing());
    assertThat(Files.readAllLines(key)).hasSize(5);
  }
}
