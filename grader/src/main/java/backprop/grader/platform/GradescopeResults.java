package backprop.grader.platform;

import backprop.grader.common.Text;
import backprop.grader.result.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code results.json}: a section for each task. Settings: {@code visibility}, and {@code
 * metadata}, the file that names the group. Lateness is Gradescope's.
 */
final class GradescopeResults implements PlatformReport {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public String of(Result result, Map<String, String> settings) {
    ObjectNode json = frame(settings);
    json.put("score", result.score() + result.bonus());
    long millis = result.timings().values().stream().mapToLong(Long::longValue).sum();
    json.put("execution_time", Math.max(1, millis / 1000));
    json.put("output", group(settings) + Markdown.notes(result));
    var tests = json.putArray("tests");
    for (Section section : Section.of(result)) {
      ObjectNode test = tests.addObject();
      test.put("name", section.title());
      test.put("number", section.task().id());
      test.put("score", section.task().score());
      String bonus = section.task().bonus() ? "Bonus: " + section.points() + "\n\n" : "";
      if (!section.task().bonus()) {
        test.put("max_score", section.task().maxScore());
      }
      test.put("status", section.isFull() ? "passed" : "failed");
      test.put("output", bonus + Markdown.of(section));
      test.put("visibility", json.get("visibility").asString());
    }
    json.putObject("extra_data")
        .put("seed", Long.toString(result.seed()))
        .put("sha256", result.submission().sha256())
        .put("graderVersion", result.graderVersion())
        .put("tasks", result.score())
        .put("bonus", result.bonus());
    return Text.escaped(json.toPrettyString()) + "\n";
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    ObjectNode json = frame(settings).put("score", 0).put("output", Markdown.escaped(reason));
    // Whoever handed in nothing that can be graded should learn of it at once.
    return json.put("visibility", "visible").toPrettyString() + "\n";
  }

  private static ObjectNode frame(Map<String, String> settings) {
    return MAPPER
        .createObjectNode()
        .put("output_format", "md")
        .put("test_output_format", "md")
        .put("test_name_format", "text")
        .put("visibility", settings.getOrDefault("visibility", "visible"))
        .put("stdout_visibility", "hidden");
  }

  private static String group(Map<String, String> settings) {
    if (!settings.containsKey("metadata")) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (JsonNode user : MAPPER.readTree(Path.of(settings.get("metadata"))).path("users")) {
      names.add(Markdown.escaped(user.path("name").asString("")));
    }
    return names.size() < 2 ? "" : "Handed in by " + String.join(", ", names) + "\n\n";
  }
}
