package backprop.grader.moodle;

import static backprop.grader.common.Numbers.decimal;
import static backprop.grader.common.Text.line;

import backprop.grader.course.ClassResult;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import java.util.ArrayList;
import java.util.List;

/** The short comment beside the grade in Moodle; the page has the rest. */
final class FeedbackComment {

  private FeedbackComment() {}

  /**
   * Returns the comment: sentences on one line, since Moodle takes it for HTML, where line breaks
   * don't count.
   */
  static String of(StudentResult entry, ClassResult results) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Total: %s of %s points.".formatted(decimal(entry.total()), decimal(results.maxTotal())));
    if (!entry.grade().isBlank()) {
      sentences.add("Grade: " + line(entry.grade()) + ".");
    }
    List<String> parts = new ArrayList<>();
    entry.tasks().forEach(task -> parts.add(task(task)));
    if (entry.paper() != null) {
      parts.add(
          "on paper: %s of %s".formatted(decimal(entry.paper()), decimal(results.maxPaper())));
    }
    if (!parts.isEmpty()) {
      sentences.add(String.join("; ", parts) + ".");
    }
    if (entry.lateness() != null) {
      sentences.add(line(entry.lateness().sentence()));
    }
    return html(String.join(" ", sentences));
  }

  private static String task(TaskPoints task) {
    String points =
        "Task %s: %s of %s"
            .formatted(line(task.id()), decimal(task.score()), decimal(task.maxScore()));
    return task.correction() == null
        ? points
        : points
            + " (the grader gave %s; %s)"
                .formatted(decimal(task.correction().graded()), line(task.correction().reason()));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
