package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.Fault;
import backprop.grader.course.CourseLists.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseListsTest {

  private static final String HEAD = "student,task,points,reason,by\n";

  private static final Course COURSE =
      new Course(
          Course.standard().assignment(),
          new Policy(
              LocalDateTime.of(2026, 6, 15, 23, 59),
              ZoneId.of("Europe/Berlin"),
              null,
              null,
              null,
              null,
              null,
              50,
              null,
              null,
              null,
              null));

  @TempDir private Path folder;

  private CourseLists read(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return CourseLists.read(folder, COURSE);
  }

  private void assertRefused(String file, String text, String... words) {
    assertThatThrownBy(() -> read(file, text))
        .isInstanceOf(Fault.class)
        .hasMessageContainingAll(words)
        .hasMessageStartingWith(file)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aWorkbookIsToBeSavedAsCsv() throws IOException {
    assertRefused("roster.csv", "PK\u0003\u0004workbook", "Excel", "save it as CSV");
    Files.writeString(folder.resolve("paper.xlsx"), "");
    assertThat(CourseLists.unknownFiles(folder)).containsExactly("paper.xlsx");
  }

  @Test
  void anEmptyFolderHasNoLists() throws IOException {
    assertThat(CourseLists.read(folder, COURSE)).isEqualTo(CourseLists.NONE);
    assertThat(read("roster.csv", "id,name\n").roster()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "student,points\nada,20.5\n",
        "student;points\nada;20,5\n",
        "student;points\nada;20.5",
        "student\tpoints\nada\t20,5\n",
        "student,points\nada,\"20,5\"\n",
        "\uFEFFStudent ; Points \r\n ada ; 20,5 \r\n",
        "student,points\r\n\r\n,\r\nada,20.5\r\n\r\n,,\r\n",
        "student;points;;\nada;20,5;;\n;;;\n",
        "name,student,points\nAda,ada,20.5\n",
        "student,q1,q2,q3\nada,20,,0.5\n",
        "student,q1,q2,total\nada,20,0.5,20.5\n"
      })
  void aTableIsReadHoweverAProgramWritesIt(String text) throws IOException {
    assertThat(read("paper.csv", text).paper()).isEqualTo(java.util.Map.of("ada", 20.5));
  }

  @Test
  void aDecimalCommaBetweenCommasIsRefused() {
    assertRefused("paper.csv", "student,points\nada,20,5\n", "line 2", "more cells than columns");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "student,points\\nada,x            | line 2: points: not a number of points: x",
        "student,points\\nada,-1           | line 2: points: not a number of points: -1",
        "student,points\\nada,1e3          | line 2: points: not a number",
        "student,points\\n,5               | line 2: student is empty",
        "student,points\\n\\nada,1\\nada,2 | line 4: ada is there twice",
        "student,a\\n\"x\\ny\",1\\nada,-1  | line 4: a: not a number",
        "student,points\\nada,51           | line 2: 51.0 points on paper, but assignment.yml has",
        "name,points\\nada,1               | no column student; the first line must name",
        "student,points,points\\nada,1,2   | line 1: two columns have the same name",
        "student,points\\nada,\"1          | line 2: a quote is open",
        "student,points\\n\"a\" b,1        | line 2: a quote is open",
        "''                                | no column student",
      })
  void aMistakeIsNamedWithFileAndLine(String text, String words) {
    assertRefused("paper.csv", text.replace("\\n", "\n"), words);
  }

  @Test
  void anEncodingOtherThanUtf8IsRefused() throws IOException {
    Files.write(
        folder.resolve("roster.csv"), "id,name\n1,Zoë\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> CourseLists.read(folder, COURSE))
        .isInstanceOf(Fault.class)
        .hasMessage("roster.csv: not in UTF-8; save it as CSV in UTF-8");
  }

  @Test
  void noPointsOnPaperAreNotZeroPoints() throws IOException {
    assertThat(read("paper.csv", "student,q1,q2\nada,,\nbob,0,\n").paper())
        .isEqualTo(java.util.Map.of("bob", 0.0));
    assertThat(read("paper.csv", "student,a,b,c\nada,16.7,16.6,16.7\n").paper())
        .containsEntry("ada", 50.0);
  }

  @Test
  void anExtensionIsInTheCoursesZone() throws IOException {
    assertThat(read("extensions.csv", "student,due\nada,2026-07-01T12:00\n").extensions())
        .hasEntrySatisfying(
            "ada",
            due -> assertThat(due.toInstant()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z")));
    // This hour is there twice; the student has the later one.
    assertThat(read("extensions.csv", "student,due\nada,2026-10-25 02:30\n").extensions())
        .hasEntrySatisfying(
            "ada",
            due -> assertThat(due.toInstant()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z")));
  }

  @Test
  void anExtensionThatExtendsNothingIsRefused() throws IOException {
    String file = "extensions.csv";
    assertRefused(file, "student,due\nada,2025-07-01 12:00\n", "line 2", "before everybody's");
    assertRefused(file, "student,due\nada,2026-06-31 12:00\n", "line 2: due: not a time such as");
    assertRefused(file, "student,due\nada,\n", "line 2: due is empty");
    Files.writeString(folder.resolve(file), "student,due\nada,2026-07-01 12:00\n");
    assertThatThrownBy(() -> CourseLists.read(folder, Course.standard()))
        .hasMessageContaining("line 2: nothing is ever late");
  }

  @Test
  void anOverrideSaysWhatWhyAndWho() throws IOException {
    assertThat(
            read(
                    "overrides.csv",
                    "student,task,points,reason,by\nada,b1,\"1,5\",\"told us, \"\"how\"\"\",TA\n")
                .overrides())
        .containsExactly(new CourseLists.Override("ada", "B1", "", 1.5, "told us, \"how\"", "TA"));
    assertThat(
            read("overrides.csv", HEAD + "ada,b1.2,1,x,y\nada,7.3,Stays,x,y\nada,7.1,2,x,y\n")
                .overrides())
        .containsExactly(
            new CourseLists.Override("ada", "B1", "B1.2", 1.0, "x", "y"),
            new CourseLists.Override("ada", "7", "7.3", null, "x", "y"),
            new CourseLists.Override("ada", "7", "7.1", 2.0, "x", "y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada,9,1,x,y      | line 2: no task 9; give an id such as 3, B1 or 7.3",
        "ada,1,7,x,y      | line 2: points: task 1 has 0 to 6, or write stays",
        "ada,1,,x,y       | line 2: points: task 1 has 0 to 6, or write stays",
        "ada,1,1,,y       | line 2: reason is empty",
        "ada,1,1,x        | line 2: by is empty",
        "ada,1,1,x,y\\nAda,1,2,x,y | line 3: task 1 of Ada is there twice",
        "ada,7.3,6,x,y    | line 2: points: task 7.3 has 0 to 5, or write stays",
        "ada,7,1,x,y\\nada,7.3,2,x,y | line 3: task 7 of ada is there, and so is 7.3; give the parts",
        "ada,7.3,1,x,y\\nada,7.3,2,x,y | line 3: task 7.3 of ada is there twice",
      })
  void anOverrideThatCannotBeIsRefused(String lines, String words) {
    assertRefused("overrides.csv", HEAD + lines.replace("\\n", "\n"), words);
  }

  @Test
  void aMemberOfTheRosterMayLackNameAndGroup() throws IOException {
    assertThat(read("roster.csv", "id;name;group\n7;\"Zoë, Zu\";A_1\n8;;\n").roster())
        .containsExactly(new Member("7", "Zoë, Zu", "A_1"), new Member("8", "8", ""));
    assertRefused("roster.csv", "id,name\n7,a\n7,b\n", "line 3: 7 is there twice");
  }

  @Test
  void misspeltFilesAreFound() throws IOException {
    for (String name : new String[] {"extension.csv", "Roster.CSV", "assignment.yaml", "me.txt"}) {
      Files.writeString(folder.resolve(name), "");
    }
    Files.writeString(folder.resolve("times.csv"), "");
    assertThat(CourseLists.unknownFiles(folder))
        .containsExactly("Roster.CSV", "assignment.yaml", "extension.csv");
  }
}
