package backprop.grader.cli;

import backprop.grader.batch.Outputs;
import backprop.grader.course.CsvDialect;
import backprop.grader.course.ImportTable;
import backprop.grader.course.LastYear;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** How a class's lists and pages are written. */
final class OutputOptions {

  @Option(
      names = "--csv-dialect",
      split = ",",
      paramLabel = "SETTING=VALUE",
      description =
          "how gradebook.csv is written: separator=comma|semicolon|tab, decimal=point|comma,"
              + " encoding=UTF-8|windows-1252|..., mark=yes|no, quotes=needed|all; default: as the"
              + " worksheet is, else with commas and points")
  private Map<CsvDialect.Setting, String> dialect = Map.of();

  @Option(
      names = "--gradebook-for",
      split = ",",
      paramLabel = "PLATFORM",
      description = "also write totals for import there: ${COMPLETION-CANDIDATES}")
  private Set<ImportTable> imports = Set.of();

  @Option(
      names = "--anonymous",
      description =
          "write numbers in place of names; who is who, and what needs names, is in DIR/key, for"
              + " you only")
  private boolean anonymous;

  @Option(
      names = "--last-year",
      paramLabel = "FILE",
      description =
          "class.json of an earlier class to compare with; default: last-year.json in --course")
  private Path lastYear;

  /** Returns an earlier class to compare with; null if there is none. */
  LastYear lastYear(CourseOption course) {
    return course.lastYear(lastYear);
  }

  /** Returns them, checked. */
  Outputs outputs() {
    CsvDialect.STANDARD.with(dialect);
    return new Outputs(dialect, imports, anonymous);
  }
}
