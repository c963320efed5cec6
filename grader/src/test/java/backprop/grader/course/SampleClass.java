package backprop.grader.course;

import backprop.grader.common.Texts;
import backprop.grader.course.ClassStatistics.TaskStatistics;
import java.util.List;

/** Students and results for tests. */
public final class SampleClass {

  /** What students have called themselves, or might. */
  public static final List<String> HOSTILE_NAMES =
      List.of(
          "",
          " ",
          "=1+2",
          "+49 170",
          "-5",
          "@SUM(A1)",
          "\t=cmd|' /C calc'!A0",
          "\r=1",
          "  =HYPERLINK(\"http://example.org\")",
          "\u00a0=1",
          "\u200b=1",
          "\ufeff=1",
          "\uff1d1+1",
          "\uff0b1",
          "\uff0d1",
          "\uff20A1",
          "O'Neil, \"Shaq\"",
          "Smith, Jane",
          "Line\nbreak",
          "Line\r\nbreak",
          "<script>alert(1)</script>",
          "]]>&amp;<b>",
          "\u0645\u0631\u064a\u0645",
          "\u202egnp.exe",
          "\ud83e\udd84 Unicorn",
          "\ud83d half",
          "nul\u0000 bell\u0007",
          "Under_score_12",
          "../../etc/passwd",
          "C:\\temp\\\"",
          "Zo\u00eb \u00c4\u00f6\u00fc\u00df",
          "a;b\tc,d");

  private static final List<TaskStatistics> TASKS =
      List.of(
          new TaskStatistics("1", "Sigmoid", false, 6, 3, 0.5, 0.1),
          new TaskStatistics("2", "=Gradient, \"check\"", false, 12, 6, 0.5, 0.1),
          new TaskStatistics("B1", "Theory", true, 6, 1, 0.1, 0.5));

  private SampleClass() {}

  public static Student student(String name, int number) {
    return new Student(String.valueOf(number), name, name.replace('_', ' ') + "_" + number);
  }

  public static StudentResult graded(Student student, double total) {
    return entry(student, Standing.GRADED, total, null, List.of());
  }

  public static StudentResult without(Student student, Standing standing) {
    String remark = standing == Standing.MISSING ? "" : "why";
    return new StudentResult(
        student, standing, "", List.of(), remark, List.of(), List.of(), 0, 0, null, null, 0, "");
  }

  public static StudentResult entry(
      Student student, Standing standing, double total, Lateness lateness, List<TaskPoints> tasks) {
    return new StudentResult(
        student,
        standing,
        student.moodlePrefix(),
        List.of(),
        "",
        List.of(new Attempt("x", "2026-12-01 23:59", standing, total, 0, true)),
        tasks,
        total,
        0,
        null,
        lateness,
        total,
        "");
  }

  public static StudentResult graded(Student student, double total, String grade) {
    StudentResult entry = graded(student, total);
    return new StudentResult(
        entry.student(),
        entry.standing(),
        entry.submission(),
        entry.team(),
        entry.remark(),
        entry.attempts(),
        entry.tasks(),
        entry.score(),
        entry.bonus(),
        entry.paper(),
        entry.lateness(),
        entry.total(),
        grade);
  }

  public static ClassResult of(List<StudentResult> students) {
    return of(100, students);
  }

  public static ClassResult of(double maxTotal, List<StudentResult> students) {
    return new ClassResult(
        "backprop",
        "2026.1",
        "1.0.0",
        "Backprop",
        "",
        100,
        15,
        0,
        maxTotal,
        "",
        Texts.EN,
        new ClassStatistics(
            students.size(), 0, 0, 0, 0, 0, 0, 0, 0, List.of(), TASKS, List.of(), List.of()),
        List.of(),
        students);
  }
}
