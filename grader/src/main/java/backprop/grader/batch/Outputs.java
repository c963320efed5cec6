package backprop.grader.batch;

import backprop.grader.course.CsvDialect;
import backprop.grader.course.ImportTable;
import java.util.Map;
import java.util.Set;

/**
 * What an instructor wants to be written beside results and pages.
 *
 * @param dialect settings of {@code gradebook.csv} that are asked for
 * @param imports tables for platforms
 * @param anonymous whether numbers take the place of names
 */
public record Outputs(
    Map<CsvDialect.Setting, String> dialect, Set<ImportTable> imports, boolean anonymous) {}
