package backprop.grader.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.intake.IntakeLimits;
import backprop.grader.intake.Submission;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for every submission that was read. */
final class SubmissionRules {
  private static final int MOST_LINES = 32;
  private static final int LONGEST_LINE = 1_000;

  private SubmissionRules() {}

  static void check(Submission submission, IntakeLimits limits, Set<String> editable) {
    line(submission.name(), 120);
    assertThat(submission.sha256()).matches("[0-9a-f]{64}");
    files(submission.sources(), "backprop/", limits);
    files(submission.ownTests(), "mine/", limits);
    long wanted = submission.sources().keySet().stream().filter(editable::contains).count();
    assertThat(wanted).isPositive();
    assertThat(submission.sources().size() - wanted).isLessThanOrEqualTo(limits.furtherSources());
    assertThat(submission.ownTests()).hasSizeLessThanOrEqualTo(limits.ownTests());
    long total =
        Stream.of(submission.sources(), submission.ownTests())
            .flatMap(files -> files.values().stream())
            .mapToLong(String::length)
            .sum();
    assertThat(total).isLessThanOrEqualTo(limits.totalBytes());
    assertThat(submission.notes().size() + submission.ignored().size()).isLessThan(MOST_LINES);
    submission.notes().forEach(note -> line(note, LONGEST_LINE));
    submission.ignored().forEach(phrase -> line(phrase, LONGEST_LINE));
  }

  private static void files(Map<String, String> files, String folder, IntakeLimits limits) {
    files.forEach(
        (path, text) -> {
          line(path, LONGEST_LINE);
          assertThat(path).startsWith(folder).endsWith(".java").doesNotContain("..", "\\");
          assertThat(text.length()).isLessThanOrEqualTo(limits.sourceBytes());
        });
  }

  /** Checks that a terminal or a report may show a text as it is, in one line. */
  static void line(String text, int longest) {
    assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(longest);
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean shown =
                  switch (type) {
                    case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                        false;
                    default -> true;
                  };
              if (!shown) {
                throw new AssertionError(
                    String.format("U+%04X in a line to be shown: %s", c, ascii(text)));
              }
            });
  }

  /** The message of a failure is itself shown on a terminal. */
  private static String ascii(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
