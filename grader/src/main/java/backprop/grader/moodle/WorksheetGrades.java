package backprop.grader.moodle;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.course.ClassResult;
import backprop.grader.course.Standing;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moodle's worksheet with a class's grades in it, and what Moodle would pass over. */
public final class WorksheetGrades {

  private static final String NO_FILE =
      "handed in, but no file of theirs is among the submissions.";

  private final Worksheet sheet;
  private final ClassResult results;
  private final MoodleGrade grades;
  private final Map<CsvDocument.Cell, String> values = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /** What holds for many rows is said once. */
  private final Set<String> general = new LinkedHashSet<>();

  private int unchanged;
  private int withoutResult;

  /** Fills in the grades and comments of all students who have a result. */
  public WorksheetGrades(WorksheetMatch match, ClassResult results) {
    this.sheet = match.sheet();
    this.results = results;
    this.grades = new MoodleGrade(sheet, results.maxTotal(), remarks, general);
    Map<Student, StudentResult> entries = new HashMap<>();
    results.students().forEach(entry -> entries.put(entry.student(), entry));
    for (WorksheetRow row : sheet.rows()) {
      List<Student> owners = match.owners().getOrDefault(row, List.of());
      if (!owners.isEmpty()) {
        fill(row, owners.stream().map(entries::get).toList());
      } else if (row.isSubmitted()) {
        remark(row, NO_FILE);
      } else {
        withoutResult++;
      }
    }
    for (Student student : match.unmatched()) {
      if (entries.get(student).standing() != Standing.MISSING) {
        remarks.add(student.label() + ": has no row in the worksheet.");
      }
    }
    sayWhatHoldsForAll();
  }

  /** Returns the file; nothing but grades and comments differs from what was downloaded. */
  public byte[] bytes() {
    return sheet.with(values);
  }

  /** Returns what the instructor should know before uploading it, a sentence each. */
  public List<String> remarks() {
    List<String> all = new ArrayList<>(general);
    all.addAll(remarks);
    return all;
  }

  private void fill(WorksheetRow row, List<StudentResult> owners) {
    StudentResult entry = owners.get(0);
    if (owners.stream().map(this::outcome).distinct().count() > 1) {
      remark(
          row,
          "the members of this team have different results, and the worksheet doesn't tell which of"
              + " them this is.");
    } else if (entry.standing() == Standing.MISSING && !entry.hasTotal()) {
      if (row.isSubmitted()) {
        remark(row, NO_FILE);
      }
      withoutResult++;
    } else if (!entry.hasTotal()) {
      remark(row, "no grade, " + entry.standing().words(Texts.EN) + ".");
    } else if (row.isLocked()) {
      remark(row, "Moodle has locked this grade, so nothing is filled in; unlock it there.");
    } else {
      grades.of(row, entry).ifPresent(grade -> write(row, grade));
      row.cell(WorksheetColumn.FEEDBACK).ifPresent(cell -> comment(row, cell, entry));
    }
  }

  private String outcome(StudentResult entry) {
    return entry.standing() + " " + FeedbackComment.of(entry, results);
  }

  private void write(WorksheetRow row, String grade) {
    CsvDocument.Cell cell = row.cell(WorksheetColumn.GRADE).orElseThrow();
    String old = cell.value().strip();
    if (old.equals(grade) || MoodleGrade.same(old, grade)) {
      unchanged++;
      return;
    }
    if (!old.isEmpty()) {
      String shown = Text.line(old);
      remark(row, "had the grade %s in Moodle, which becomes %s.".formatted(shown, grade));
    }
    values.put(cell, grade);
  }

  private void comment(WorksheetRow row, CsvDocument.Cell cell, StudentResult entry) {
    String comment = FeedbackComment.of(entry, results);
    if (comment.equals(cell.value())) {
      return;
    }
    if (!cell.value().isBlank()) {
      remark(row, "the comment that was in Moodle is replaced.");
    }
    values.put(cell, comment);
  }

  private void remark(WorksheetRow row, String sentence) {
    remarks.add(row.label() + ": " + sentence);
  }

  private void sayWhatHoldsForAll() {
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
    if (unchanged > 0) {
      general.add("Rows that have the same grade in Moodle already: " + unchanged + ".");
    }
    if (withoutResult > 0) {
      general.add(
          "Rows left as they are, since there is no result for them: " + withoutResult + ".");
    }
  }
}
