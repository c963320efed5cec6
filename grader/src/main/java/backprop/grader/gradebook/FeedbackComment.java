package backprop.grader.gradebook;

import java.util.ArrayList;
import java.util.List;

/** The short comment beside the grade in Moodle; the page has the rest. */
final class FeedbackComment {

  private FeedbackComment() {}

  /**
   * Returns the comment: sentences on one line, since Moodle takes it for HTML, where line breaks
   * don't count.
   */
  static String of(Entry entry, ClassJson results) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Total: %s of %s points."
            .formatted(Decimal.of(entry.total()), Decimal.of(results.maxTotal())));
    if (!entry.grade().isBlank()) {
      sentences.add("Grade: " + SafeText.line(entry.grade()) + ".");
    }
    List<String> parts = new ArrayList<>();
    entry.tasks().forEach(task -> parts.add(task(task)));
    if (entry.paper() != null) {
      parts.add(
          "on paper: %s of %s"
              .formatted(Decimal.of(entry.paper()), Decimal.of(results.maxPaper())));
    }
    if (!parts.isEmpty()) {
      sentences.add(String.join("; ", parts) + ".");
    }
    if (entry.lateness() != null) {
      sentences.add(SafeText.line(entry.lateness().sentence()));
    }
    return html(String.join(" ", sentences));
  }

  private static String task(TaskPoints task) {
    String points =
        "Task %s: %s of %s"
            .formatted(
                SafeText.line(task.id()), Decimal.of(task.score()), Decimal.of(task.maxScore()));
    return task.correction() == null
        ? points
        : points
            + " (the grader gave %s; %s)"
                .formatted(
                    Decimal.of(task.correction().graded()),
                    SafeText.line(task.correction().reason()));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
