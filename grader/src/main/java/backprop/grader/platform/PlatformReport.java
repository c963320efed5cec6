package backprop.grader.platform;

import backprop.grader.result.Result;
import java.util.Map;

/** A result in a platform's own format. */
public interface PlatformReport {

  /** All formats, by the name that {@code grade --report} knows them by. */
  Map<String, PlatformReport> ALL =
      Map.of(
          "gradescope", new GradescopeResults(),
          "classroom", new ClassroomResults(),
          "annotations", new Annotations(),
          "markdown", new JobSummary(),
          "autolab", new AutolabResults(),
          "prairielearn", new PrairieLearnResults(),
          "junit", new JunitPoints(),
          "vpl", new VplComments());

  /**
   * Returns the text of the file.
   *
   * @param result cut to what students may see
   * @param settings what else the platform knows, such as when results are shown
   */
  String of(Result result, Map<String, String> settings);

  /** Returns the file where there's nothing to grade: what was handed in is no submission. */
  String unreadable(String reason, Map<String, String> settings);
}
