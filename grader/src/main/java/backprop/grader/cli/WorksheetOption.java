package backprop.grader.cli;

import backprop.grader.common.Fault;
import backprop.grader.course.Course;
import backprop.grader.course.Policy;
import backprop.grader.intake.Delivery;
import backprop.grader.moodle.Worksheet;
import backprop.grader.moodle.WorksheetColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Moodle's offline grading worksheet. */
final class WorksheetOption {

  @Option(
      names = "--worksheet",
      paramLabel = "FILE",
      description = "Moodle's offline grading worksheet; DIR/worksheet.csv is it, filled in")
  private Path file;

  @Option(
      names = "--worksheet-column",
      paramLabel = "COLUMN=HEADER",
      description =
          "what a column is called where Moodle's language isn't known; one of"
              + " ${COMPLETION-CANDIDATES}")
  private Map<WorksheetColumn, String> columns = Map.of();

  /** Returns the worksheet; null if none was named. */
  Worksheet read() {
    if (file == null) {
      return null;
    }
    try {
      return Worksheet.of(Files.readAllBytes(file), columns);
    } catch (Fault e) {
      throw new Fault(
          file + ": " + e.getMessage() + " (see grader/docs/troubleshooting.md#wrong-worksheet)");
    } catch (IOException e) {
      throw new Fault("--worksheet: can't read " + file);
    }
  }

  /** Checks that it may be of these submissions. Teams have numbers of their own. */
  static void requireSameAssignment(Course course, Worksheet worksheet, List<Delivery> all) {
    if (worksheet != null
        && course.policy().groups() != Policy.Groups.ROSTER
        && !worksheet.mayBeOf(all.stream().map(Delivery::moodlePrefix).toList())) {
      throw new Fault(
          "--worksheet: none of its participants handed in anything here; is it another"
              + " assignment's? (see grader/docs/troubleshooting.md#wrong-worksheet)");
    }
  }
}
