package backprop.grader.platform;

import backprop.grader.course.JunitXml;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JUnit's XML with a test case for each point, for platforms on which a test passes or fails: with
 * equal weights their total is the score, but for broken points, which are rounded down.
 */
final class JunitPoints implements PlatformReport {

  @Override
  public String of(Result result, Map<String, String> settings) {
    return JunitXml.of(result.with(Section.of(result).stream().map(JunitPoints::points).toList()));
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    // A build that fails says it.
    return "";
  }

  private static TaskResult points(Section section) {
    List<TestResult> cases = new ArrayList<>();
    section
        .parts()
        .forEach(
            (part, max) -> {
              double earned = section.earned(part);
              for (int point = 1; point <= max; point++) {
                String name = "Task %s (%d of %d)".formatted(part, point, max);
                State state = point <= earned ? State.PASSED : State.FAILED;
                String why = (section.state() + " " + section.why(part)).strip();
                cases.add(
                    new TestResult(name, part, why, state, 1, 0, 1, why, null, null, List.of()));
              }
            });
    TaskResult task = section.task();
    return new TaskResult(
        task.id(),
        task.title(),
        task.bonus(),
        task.score(),
        task.maxScore(),
        task.parts(),
        0,
        0,
        cases);
  }
}
