package backprop.grader.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.ClassResult;
import backprop.grader.course.Names;
import backprop.grader.course.SampleClass;
import backprop.grader.course.Standing;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every worksheet: drawn with all the forms that Moodles give them. */
class WorksheetPropertiesTest {

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withoutResultsEveryByteStays(long seed) throws Exception {
    var generated = new GeneratedWorksheet(seed);
    var missing =
        generated.students.stream()
            .map(student -> SampleClass.without(student, Standing.MISSING))
            .toList();
    var sheet = Worksheet.of(generated.bytes, generated.names);
    assertThat(fill(sheet, SampleClass.of(List.of())).bytes()).isEqualTo(generated.bytes);
    assertThat(fill(sheet, SampleClass.of(missing)).bytes()).isEqualTo(generated.bytes);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingButGradesAndCommentsDiffers(long seed) throws Exception {
    var generated = new GeneratedWorksheet(seed);
    byte[] filled = fill(generated).bytes();
    var before = parsed(generated, generated.bytes);
    var after = parsed(generated, filled);
    assertThat(after).hasSameSizeAs(before);
    List<Integer> ours = List.of(column(generated, "grade"), column(generated, "feedback"));
    for (int row = 0; row < before.size(); row++) {
      assertThat(after.get(row)).hasSameSizeAs(before.get(row));
      for (int i = 0; i < before.get(row).size(); i++) {
        if (row == 0 || !ours.contains(i)) {
          assertThat(after.get(row).get(i)).isEqualTo(before.get(row).get(i));
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOldCellsPutBackGiveTheOldBytes(long seed) throws Exception {
    var generated = new GeneratedWorksheet(seed);
    var before = document(generated, generated.bytes);
    var after = document(generated, fill(generated).bytes());
    StringBuilder restored = new StringBuilder();
    int done = 0;
    for (int row = 0; row < after.rows().size(); row++) {
      for (int i = 0; i < after.rows().get(row).size(); i++) {
        var cell = after.rows().get(row).get(i);
        var old = before.rows().get(row).get(i);
        restored.append(after.text(), done, cell.start());
        restored.append(before.text(), old.start(), old.end());
        done = cell.end();
      }
    }
    restored.append(after.text().substring(done));
    assertThat(restored.toString().getBytes(StandardCharsets.UTF_8)).isEqualTo(generated.bytes);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyoneGetsTheirOwnGradeUnlessItIsLocked(long seed) throws Exception {
    var generated = new GeneratedWorksheet(seed);
    var after = Worksheet.of(fill(generated).bytes(), generated.names).rows();
    var before = Worksheet.of(generated.bytes, generated.names).rows();
    Map<String, Double> totals = new HashMap<>();
    results(generated).students().forEach(e -> totals.put(e.student().id(), e.total()));
    for (int i = 0; i < after.size(); i++) {
      String grade = after.get(i).value(WorksheetColumn.GRADE);
      Double total = totals.get(after.get(i).number());
      if (total == null || after.get(i).isLocked()) {
        assertThat(grade).isEqualTo(before.get(i).value(WorksheetColumn.GRADE));
      } else {
        assertThat(MoodleGrade.read(grade).orElseThrow().doubleValue()).isEqualTo(total);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fillingInTwiceChangesNothingMore(long seed) throws Exception {
    var generated = new GeneratedWorksheet(seed);
    byte[] once = fill(generated).bytes();
    byte[] twice = fill(Worksheet.of(once, generated.names), results(generated)).bytes();
    assertThat(twice).isEqualTo(once);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void remarksArePrintableLines(long seed) throws Exception {
    assertThat(fill(new GeneratedWorksheet(seed)).remarks())
        .allSatisfy(remark -> assertThat(remark).doesNotContainPattern("\\p{Cc}").endsWith("."));
  }

  private static WorksheetGrades fill(GeneratedWorksheet generated) {
    return fill(Worksheet.of(generated.bytes, generated.names), results(generated));
  }

  private static WorksheetGrades fill(Worksheet sheet, ClassResult results) {
    List<Student> students = results.students().stream().map(StudentResult::student).toList();
    return new WorksheetGrades(new WorksheetMatch(sheet, students), results);
  }

  private static ClassResult results(GeneratedWorksheet generated) {
    List<StudentResult> entries = new ArrayList<>();
    for (Student student : generated.students) {
      entries.add(SampleClass.graded(student, Integer.parseInt(student.id()) % 9973 / 100.0));
    }
    return SampleClass.of(entries);
  }

  /** By a library, which has never heard of the places of cells. */
  private static List<List<String>> parsed(GeneratedWorksheet generated, byte[] bytes)
      throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    var format = CSVFormat.DEFAULT.builder().setDelimiter(generated.delimiter()).get();
    try (CSVParser parser =
        CSVParser.parse(new StringReader(text.replaceFirst("^\uFEFF", "")), format)) {
      return parser.getRecords().stream().map(r -> List.copyOf(r.toList())).toList();
    }
  }

  private static CsvDocument document(GeneratedWorksheet generated, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return CsvDocument.of(text, generated.delimiter(), CsvDocument.Escape.DOUBLED);
  }

  private static int column(GeneratedWorksheet generated, String name) throws IOException {
    var column = WorksheetColumn.valueOf(name.toUpperCase(Locale.ROOT));
    String header = generated.names.getOrDefault(column, column.header());
    List<String> headers = parsed(generated, generated.bytes).get(0);
    for (int i = 0; i < headers.size(); i++) {
      if (Names.folded(headers.get(i)).equals(Names.folded(header))) {
        return i;
      }
    }
    return -1;
  }
}
