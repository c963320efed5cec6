package backprop.grader.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms as Canvas' importer and ILIAS' plug-in take them. */
class ImportTableTest {

  private static StudentResult student(String id, String name, double total) {
    return new StudentResult(
        new Student(id, name, ""),
        Standing.GRADED,
        "x.zip",
        List.of(),
        "",
        List.of(),
        List.of(),
        total,
        0,
        null,
        null,
        total,
        "");
  }

  private static String text(ImportTable table, StudentResult... students) {
    ClassResult course = SampleClass.of(List.of(students));
    return new String(table.bytes(course, new Scale(null, null, null)), UTF_8);
  }

  @Test
  void canvasFindsStudentsByTheirNumberOrName() {
    assertThat(
            text(
                ImportTable.CANVAS,
                student("alovelace", "Ada Lovelace", 87.5),
                SampleClass.without(new Student("2", "Eve", ""), Standing.MISSING)))
        .isEqualTo(
            "Student,ID,SIS User ID,SIS Login ID,Section,Backprop\r\n"
                + "\"    Points Possible\",,,,,100\r\n"
                + "Ada Lovelace,,alovelace,alovelace,,87.5\r\n"
                + "Eve,,2,2,,\r\n");
  }

  @Test
  void iliasFindsUsersByTheNumberInTheNameOfTheirFolder() {
    assertThat(
            text(
                ImportTable.ILIAS,
                student("von Berg_Ida_iberg_4711", "von Berg_Ida_iberg_4711", 50),
                student("kim", "Kim", 49.99),
                SampleClass.without(new Student("2", "Eve", ""), Standing.UNGRADED)))
        .isEqualTo(
            "update,usr_id,login,lastname,firstname,status,mark,notice,comment,plagiarism,"
                + "plag_comment\r\n"
                + "1,4711,iberg,von Berg,Ida,passed,50,,,,\r\n"
                + "1,,kim,Kim,,failed,49.99,,,,\r\n"
                + "0,,2,Eve,,notgraded,,,,,\r\n");
  }
}
