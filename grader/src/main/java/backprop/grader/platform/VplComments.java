package backprop.grader.platform;

import backprop.grader.common.Numbers;
import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.report.Summary;
import backprop.grader.result.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Moodle's VPL reads from standard output: comments in a block, and the grade on a line.
 * Settings: {@code grademin} and {@code grademax}, the ends of Moodle's scale.
 */
final class VplComments implements PlatformReport {

  @Override
  public String of(Result result, Map<String, String> settings) {
    double min = number(settings, "grademin", "0");
    double max = number(settings, "grademax", "100");
    String comments =
        Section.of(result).stream()
            .map(s -> "-" + s.title() + ": " + s.points() + "\n" + lines(s.lines()))
            .collect(Collectors.joining());
    String notes =
        lines(
            Stream.of(Summary.notes(result), Summary.replaced(result, Texts.EN))
                .flatMap(List::stream));
    return block(
        comments + (notes.isEmpty() ? "" : "-Notes\n" + notes),
        min + (max - min) * PrairieLearnResults.share(result));
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    String comments = "-Nothing to grade\n" + Text.withoutCommands(Text.printable(reason)) + "\n";
    return block(comments, number(settings, "grademin", "0"));
  }

  private static String lines(Stream<String> lines) {
    return lines
        .map(line -> Text.withoutCommands(Text.printable(line)) + "\n")
        .collect(Collectors.joining());
  }

  private static String block(String comments, double grade) {
    return "<|--\n" + comments + "--|>\nGrade :=>> " + Numbers.decimal(grade) + "\n";
  }

  private static double number(Map<String, String> settings, String key, String otherwise) {
    return Double.parseDouble(settings.getOrDefault(key, otherwise));
  }
}
