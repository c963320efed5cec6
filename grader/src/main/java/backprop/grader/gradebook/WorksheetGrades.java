package backprop.grader.gradebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a class's grades into Moodle's worksheet, and says what Moodle would pass over. */
final class WorksheetGrades {

  private final Worksheet sheet;
  private final ClassJson results;
  private final MoodleGrade grades;
  private final Map<CsvDocument.Cell, String> values = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /** What holds for many rows is said once. */
  private final Set<String> general = new LinkedHashSet<>();

  private int unchanged;
  private int withoutResult;

  WorksheetGrades(Worksheet sheet, ClassJson results) {
    this.sheet = sheet;
    this.results = results;
    this.grades = new MoodleGrade(sheet, results.maxTotal(), remarks, general);
  }

  FilledWorksheet filled() {
    Map<Student, Entry> entries = new HashMap<>();
    results.students().forEach(entry -> entries.put(entry.student(), entry));
    WorksheetMatch match =
        WorksheetMatch.of(sheet.rows(), results.students().stream().map(Entry::student).toList());
    remarks.addAll(match.remarks());
    for (WorksheetRow row : sheet.rows()) {
      List<Entry> owners =
          match.students().getOrDefault(row, List.of()).stream().map(entries::get).toList();
      if (!owners.isEmpty()) {
        fill(row, owners);
      } else if (row.isSubmitted()) {
        remarks.add(row.label() + ": handed in, but there is no such student in the class.");
      } else {
        withoutResult++;
      }
    }
    for (Student student : match.unmatched()) {
      if (entries.get(student).standing() != Standing.MISSING) {
        remarks.add(who(student) + ": has no row in the worksheet.");
      }
    }
    missingColumns();
    counts();
    remarks.addAll(0, general);
    return new FilledWorksheet(sheet.with(values), List.copyOf(remarks));
  }

  private void fill(WorksheetRow row, List<Entry> owners) {
    Entry entry = owners.get(0);
    if (owners.stream().map(this::outcome).distinct().count() > 1) {
      remarks.add(
          row.label()
              + ": the members of this team have different results, and the worksheet doesn't tell"
              + " which of them this is.");
    } else if (entry.standing() == Standing.MISSING && !entry.hasTotal()) {
      withoutResult++;
    } else if (!entry.hasTotal()) {
      remarks.add(row.label() + ": no grade, " + entry.standing().words() + ".");
    } else if (row.isLocked()) {
      remarks.add(
          row.label()
              + ": Moodle has locked this grade, so nothing is filled in; unlock it there.");
    } else {
      grades.of(row, entry).ifPresent(grade -> write(row, grade));
      row.cell(WorksheetColumn.FEEDBACK).ifPresent(cell -> comment(row, cell, entry));
    }
  }

  private String outcome(Entry entry) {
    return entry.standing() + " " + FeedbackComment.of(entry, results);
  }

  private void write(WorksheetRow row, String grade) {
    CsvDocument.Cell cell = row.cell(WorksheetColumn.GRADE).orElseThrow();
    String old = cell.value().strip();
    if (old.equals(grade) || Decimal.same(old, grade)) {
      unchanged++;
      return;
    }
    if (!old.isEmpty()) {
      remarks.add(
          "%s: had the grade %s in Moodle, which becomes %s."
              .formatted(row.label(), SafeText.line(old), grade));
    }
    values.put(cell, grade);
  }

  private void comment(WorksheetRow row, CsvDocument.Cell cell, Entry entry) {
    String comment = FeedbackComment.of(entry, results);
    if (comment.equals(cell.value())) {
      return;
    }
    if (!cell.value().isBlank()) {
      remarks.add(row.label() + ": the comment that was in Moodle is replaced.");
    }
    values.put(cell, comment);
  }

  private void missingColumns() {
    if (!sheet.has(WorksheetColumn.FEEDBACK)) {
      general.add(
          "The worksheet has no column Feedback comments, so there are no comments: switch on"
              + " Feedback comments in the assignment's settings and download it again.");
    }
    if (!sheet.has(WorksheetColumn.GRADED)) {
      general.add(
          "The worksheet has no column Last modified (grade) that is known here; Moodle doesn't"
              + " take it back without one.");
    }
  }

  private void counts() {
    if (unchanged > 0) {
      general.add("Rows that have the same grade in Moodle already: " + unchanged + ".");
    }
    if (withoutResult > 0) {
      general.add(
          "Rows left as they are, since there is no result for them: " + withoutResult + ".");
    }
  }

  private static String who(Student student) {
    String name = SafeText.line(student.name());
    return name.isEmpty() ? SafeText.line(student.id()) : name;
  }
}
