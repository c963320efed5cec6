package backprop.grader.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class GradebookCsvTest {

  private static final Student ADA = SampleClass.student("Ada Lovelace", 12);

  @Test
  void aStudentsLineHasAllThatCounts() throws Exception {
    var entry =
        new StudentResult(
            ADA,
            Standing.GRADED,
            "ada.zip",
            List.of(),
            "",
            List.of(
                new Attempt("old.zip", "2026-11-30 10:00", Standing.GRADED, 5, 0, false),
                new Attempt("ada.zip", "2026-12-03 10:00", Standing.GRADED, 10.5, 2, true)),
            List.of(
                new TaskPoints("1", "Sigmoid", false, 6, 6, List.of()),
                new TaskPoints(
                    "2",
                    "Check",
                    false,
                    4.5,
                    12,
                    List.of(new TaskPoints.Correction("2", 4, 4.5, "slip, not a fault", "TA"))),
                new TaskPoints("B1", "Theory", true, 0, 6, List.of())),
            10.5,
            0,
            7.25,
            new Lateness("2026-12-01 23:59", 2, 1.5, "late"),
            16.25,
            "1.3");
    assertThat(text(List.of(entry)))
        .isEqualTo(
            "\uFEFFstudent,name,standing,submission,handed in,attempts,days late,task 1"
                + " Sigmoid,\"task 2 =Gradient, \"\"check\"\"\",task B1"
                + " Theory,score,bonus,paper,penalty,total,grade,remark\r\n"
                + "12,Ada Lovelace,graded,ada.zip,2026-12-03"
                + " 10:00,2,2,6,4.5,0,10.5,0,7.25,1.5,16.25,1.3,\"Task 2: 4.5 instead of 4, slip,"
                + " not a fault (TA)\"\r\n");
  }

  @Test
  void whoHasNoResultHasNoPointsEither() throws Exception {
    for (Standing standing : List.of(Standing.MISSING, Standing.UNGRADED, Standing.UNREADABLE)) {
      var line = parsed(List.of(SampleClass.without(ADA, standing))).get(1);
      for (int column : List.of(6, 7, 8, 9, 10, 11, 12, 13)) {
        assertThat(line.get(column)).isEmpty();
      }
      assertThat(line.get(14)).isEqualTo(standing == Standing.MISSING ? "0" : "");
      assertThat(line.get(2)).isEqualToIgnoringCase(standing.name());
    }
  }

  @Test
  void noCellThatSomeoneElseChoseIsAFormula() throws Exception {
    List<StudentResult> entries = new ArrayList<>();
    for (String hostile : SampleClass.HOSTILE_NAMES) {
      Student student = new Student(hostile, hostile, "");
      var correction = new TaskPoints.Correction("1", 0, 1, hostile, hostile);
      entries.add(
          new StudentResult(
              student,
              Standing.GRADED,
              hostile,
              List.of(),
              hostile,
              List.of(new Attempt(hostile, hostile, Standing.GRADED, 1, 0, true)),
              List.of(new TaskPoints("1", hostile, false, 1, 6, List.of(correction))),
              1,
              0,
              null,
              null,
              1,
              hostile));
    }
    var records = parsed(entries);
    assertThat(records).hasSize(entries.size() + 1);
    for (CSVRecord record : records) {
      assertThat(record.size()).isEqualTo(17);
      for (String cell : record) {
        assertThat(cell)
            .doesNotContainPattern("\\p{Cc}")
            .doesNotMatch("(?s)[\\s\\p{Z}\\p{Cf}]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*");
      }
    }
  }

  @Test
  void everyStudentIsOneLineEvenWithLineBreaksInTheName() {
    var entries =
        SampleClass.HOSTILE_NAMES.stream()
            .map(name -> SampleClass.graded(new Student(name, name, ""), 1))
            .toList();
    assertThat(text(entries).split("\r\n")).hasSize(entries.size() + 1);
  }

  @Test
  void harmlessNamesStayAsTheyAre() throws Exception {
    for (String name : List.of("Zoë Äöü", "O'Neil, \"Shaq\"", "مريم", "🦄 a=b", "Anne-Marie")) {
      var line = parsed(List.of(SampleClass.graded(new Student("1", name, ""), 1))).get(1);
      assertThat(line.get(1)).isEqualTo(name);
    }
  }

  @Test
  void pointsStayNumbers() throws Exception {
    var line = parsed(List.of(SampleClass.graded(ADA, -2.005))).get(1);
    assertThat(line.get(14)).isEqualTo("-2.01");
  }

  private static List<CSVRecord> parsed(List<StudentResult> entries) throws IOException {
    String text = text(entries);
    assertThat(text).startsWith("\uFEFFstudent,");
    try (CSVParser parser =
        CSVParser.parse(new StringReader(text.substring(1)), CSVFormat.RFC4180)) {
      return parser.getRecords();
    }
  }

  private static String text(List<StudentResult> entries) {
    return new String(GradebookCsv.of(SampleClass.of(entries), CsvDialect.STANDARD), UTF_8);
  }
}
