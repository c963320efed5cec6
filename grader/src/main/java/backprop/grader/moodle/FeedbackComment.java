package backprop.grader.moodle;

import static backprop.grader.common.Text.line;

import backprop.grader.common.Texts;
import backprop.grader.course.ClassResult;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The short comment beside the grade in Moodle; the page has the rest. */
final class FeedbackComment {

  private FeedbackComment() {}

  /**
   * Returns the comment: sentences on one line, since Moodle takes it for HTML, where line breaks
   * don't count.
   */
  static String of(StudentResult entry, ClassResult results) {
    Texts t = results.language();
    List<String> sentences = new ArrayList<>();
    sentences.add(t.say("comment.total", t.decimal(entry.total()), t.decimal(results.maxTotal())));
    if (!entry.grade().isBlank()) {
      sentences.add(t.say("comment.grade", t.number(line(entry.grade()))));
    }
    List<String> parts = new ArrayList<>();
    entry.tasks().forEach(task -> parts.add(task(task, t)));
    if (entry.paper() != null) {
      parts.add(t.say("comment.paper", t.decimal(entry.paper()), t.decimal(results.maxPaper())));
    }
    if (!parts.isEmpty()) {
      sentences.add(String.join("; ", parts) + ".");
    }
    if (entry.lateness() != null) {
      String late = line(entry.lateness().sentence());
      sentences.add(late.substring(0, 1).toUpperCase(Locale.ROOT) + late.substring(1) + ".");
    }
    return html(String.join(" ", sentences));
  }

  private static String task(TaskPoints task, Texts t) {
    String points =
        t.say("comment.task", line(task.id()), t.decimal(task.score()), t.decimal(task.maxScore()));
    return points
        + task.corrections().stream()
            .map(one -> correction(task, one, t))
            .collect(Collectors.joining());
  }

  private static String correction(TaskPoints task, TaskPoints.Correction one, Texts t) {
    return t.say(
        one.changes() ? "comment.corrected" : "comment.stays",
        one.item().equals(task.id()) ? "" : one.item() + ": ",
        t.decimal(one.graded()),
        line(one.reason()));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
