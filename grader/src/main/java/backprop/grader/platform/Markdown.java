package backprop.grader.platform;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.report.LostPart;
import backprop.grader.report.Summary;
import backprop.grader.result.Result;
import java.util.regex.Pattern;

/** What students read of a result, as Markdown. Whatever is somebody's text is only that. */
final class Markdown {

  /** What has a meaning in Markdown or in the HTML that it may hold, or links by itself. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+|~!&:$-]");

  private Markdown() {}

  /** Returns the text as Markdown that shows it, on one line. */
  static String escaped(String text) {
    return SPECIAL.matcher(Text.line(text)).replaceAll("\\\\$0");
  }

  /** Returns why points were lost in a task. */
  static String of(Section section) {
    StringBuilder out = new StringBuilder(escaped(section.state()));
    for (LostPart lost : section.losses()) {
      out.append(
          "\n\n**%s** %s of %s\n\n"
              .formatted(
                  lost.part(), Numbers.points(lost.earned()), Numbers.count(lost.max(), "point")));
      for (LostPart.Cause cause : lost.causes()) {
        String share = cause.share().isEmpty() ? "" : " (" + cause.share() + ")";
        out.append("- ").append(escaped(cause.sentence() + share));
        if (!cause.hint().isEmpty()) {
          out.append("  \n  *Hint:* ").append(escaped(cause.hint()));
        }
        out.append('\n');
      }
    }
    return out.toString().strip();
  }

  /** Returns what is to be said of the submission as a whole. */
  static String notes(Result result) {
    StringBuilder out = new StringBuilder();
    Summary.notes(result).forEach(note -> out.append("- ").append(escaped(note)).append('\n'));
    Summary.replaced(result, Texts.EN)
        .forEach(note -> out.append("- ").append(escaped(note)).append('\n'));
    out.append(
        "\nGrader %s, handout %s, seed %d\n"
            .formatted(
                escaped(result.graderVersion()),
                escaped(result.assignmentVersion()),
                result.seed()));
    return out.toString();
  }

  /** Returns all of it as a page. */
  static String page(Result result) {
    StringBuilder out = new StringBuilder("| task | points |\n|---|---|\n");
    for (Section section : Section.of(result)) {
      String state = section.state().isEmpty() ? "" : ", " + section.state();
      out.append(
          "| %s | %s%s |\n".formatted(escaped(section.title()), section.points(), escaped(state)));
    }
    out.append(
        "| **total** | **%s of %d** |\n\n"
            .formatted(Numbers.points(result.score()), result.maxScore()));
    out.append(notes(result)).append('\n');
    for (Section section : Section.of(result)) {
      if (!section.losses().isEmpty()) {
        out.append("### %s\n\n%s\n\n".formatted(escaped(section.title()), of(section)));
      }
    }
    return out.toString();
  }
}
