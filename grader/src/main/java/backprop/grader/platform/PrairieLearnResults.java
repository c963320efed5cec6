package backprop.grader.platform;

import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.report.ScoreCard;
import backprop.grader.result.Result;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code results.json} of an external grader of PrairieLearn: a test for each task. */
final class PrairieLearnResults implements PlatformReport {

  @Override
  public String of(Result result, Map<String, String> settings) {
    ObjectNode json = new JsonMapper().createObjectNode().put("gradable", true);
    json.put("score", share(result)).put("output", ScoreCard.of(result, Texts.EN));
    var tests = json.putArray("tests");
    for (Section section : Section.of(result)) {
      tests
          .addObject()
          .put("name", section.title())
          .put("points", section.task().score())
          .put("max_points", section.task().maxScore())
          .put("message", section.lines().collect(Collectors.joining("\n")));
    }
    return Text.escaped(json.toPrettyString()) + "\n";
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    ObjectNode json = new JsonMapper().createObjectNode().put("gradable", false);
    json.putArray("format_errors").add(reason);
    return json.toPrettyString() + "\n";
  }

  /** Returns the share of all points, for platforms that know no more than all of them. */
  static double share(Result result) {
    return Math.min(1, (result.score() + result.bonus()) / result.maxScore());
  }
}
