package backprop.grader.platform;

import backprop.grader.result.Result;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What GitHub Classroom's reporter reads from an environment variable: JSON in base 64. */
final class ClassroomResults implements PlatformReport {

  @Override
  public String of(Result result, Map<String, String> settings) {
    var sections = Section.of(result);
    boolean full = sections.stream().allMatch(s -> s.isFull() || s.task().bonus());
    ObjectNode json = frame(full ? "pass" : "fail").put("max_score", result.maxScore());
    for (Section section : sections) {
      test(json, section.title(), section.isFull() ? "pass" : "fail")
          .put("score", section.task().score())
          .put("message", section.lines().collect(Collectors.joining("\n")));
    }
    return encoded(json);
  }

  @Override
  public String unreadable(String reason, Map<String, String> settings) {
    ObjectNode json = frame("error").put("max_score", 0);
    test(json, "Submission", "error").put("score", 0).put("message", reason);
    return encoded(json);
  }

  private static ObjectNode frame(String status) {
    ObjectNode json = new JsonMapper().createObjectNode().put("version", 1).put("status", status);
    json.putArray("tests");
    return json;
  }

  private static ObjectNode test(ObjectNode json, String name, String status) {
    ObjectNode test = json.withArray("tests").addObject().put("name", name).put("status", status);
    return test.put("test_code", "").put("line_no", 0);
  }

  private static String encoded(ObjectNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes) + "\n";
  }
}
