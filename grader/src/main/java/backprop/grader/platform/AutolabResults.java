package backprop.grader.platform;

import backprop.grader.common.Texts;
import backprop.grader.report.ScoreCard;
import backprop.grader.result.Result;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Autolab reads from standard output: the card, a line for its table of stages, and last the
 * line with the scores of its problems, Task 1 to Task 7, Task B1 and Task B2.
 */
final class AutolabResults implements PlatformReport {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public String of(Result result, Map<String, String> settings) {
    ObjectNode table = MAPPER.createObjectNode().put("_presentation", "semantic");
    table.putArray("stages");
    ObjectNode scores = MAPPER.createObjectNode();
    for (Section section : Section.of(result)) {
      table.withArray("stages").add(section.title());
      ObjectNode stage = table.putObject(section.title());
      for (var part : section.parts().entrySet()) {
        boolean passed = section.earned(part.getKey()) == part.getValue();
        ObjectNode row = stage.putObject(part.getKey()).put("passed", passed);
        if (!passed) {
          row.put("hint", section.state() + section.why(part.getKey()));
        }
      }
      scores.put("Task " + section.task().id(), section.task().score());
    }
    ObjectNode last = MAPPER.createObjectNode();
    last.set("scores", scores);
    last.putArray("scoreboard").add(result.score() + result.bonus());
    return ScoreCard.of(result, Texts.EN) + table + "\n" + last + "\n";
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    return "Nothing to grade: " + reason + "\n{\"scores\":{}}\n";
  }
}
