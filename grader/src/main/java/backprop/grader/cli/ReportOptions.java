package backprop.grader.cli;

import backprop.grader.common.Fault;
import backprop.grader.common.Output;
import backprop.grader.platform.PlatformReport;
import backprop.grader.result.Result;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The result in the formats of platforms, for the scripts that {@code grade export} writes. */
final class ReportOptions {

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "also write the result as a platform wants it (see grade export)")
  private Map<String, Path> reports = new LinkedHashMap<>();

  @Option(
      names = "--with",
      paramLabel = "KEY=VALUE",
      description = "what a --report needs to know of its platform")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** Checks, before anything is graded, that the reports can be written. */
  void check() {
    reports.forEach(
        (format, file) -> {
          if (!PlatformReport.ALL.containsKey(format)) {
            throw new Fault(
                "--report: no format %s; there are %s"
                    .formatted(
                        format, String.join(", ", new TreeSet<>(PlatformReport.ALL.keySet()))));
          }
          Output.to(file);
        });
  }

  /** Writes the reports of a result. */
  void write(Result result) {
    reports.forEach(
        (format, file) -> Output.write(file, PlatformReport.ALL.get(format).of(result, settings)));
  }

  /** Writes the reports where there was nothing to grade. */
  void writeUnreadable(Fault fault) {
    if (fault.kind() == Fault.Kind.SUBMISSION) {
      reports.forEach(
          (format, file) ->
              Output.write(
                  file, PlatformReport.ALL.get(format).unreadable(fault.getMessage(), settings)));
    }
  }
}
