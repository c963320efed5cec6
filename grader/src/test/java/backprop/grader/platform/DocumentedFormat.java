package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A platform's JSON as its documentation describes it: what each value may be, by its path. A star
 * stands for any name, and for any entry of a list.
 *
 * @param required paths that must be there
 * @param values regular expressions of the values as JSON, by path
 */
record DocumentedFormat(List<String> required, Map<String, String> values) {

  static DocumentedFormat of(String name) {
    Path file = Path.of("src/test/resources/formats", name + ".yml");
    return new YAMLMapper().readValue(file.toFile(), DocumentedFormat.class);
  }

  /** Returns the JSON, which is of this format. */
  JsonNode check(String json) throws IOException {
    JsonNode root = new JsonMapper().readTree(json);
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    collect("", root, leaves);
    leaves.forEach(
        (path, value) -> {
          List<String> fitting = values.keySet().stream().filter(k -> fits(k, path)).toList();
          assertThat(fitting).as("what is documented of %s", path).isNotEmpty();
          assertThat(value.toString()).as(path).matches("(?s)" + values.get(fitting.get(0)));
        });
    for (String path : required) {
      assertThat(leaves.keySet()).as(path).anyMatch(leaf -> fits(path, leaf));
    }
    return root;
  }

  private static boolean fits(String pattern, String path) {
    return path.matches(pattern.replace("*", "[^/]+") + "(/.*)?");
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject()) {
      node.forEachEntry(
          (name, value) -> collect(join(path, name.replace('/', '|')), value, leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(join(path, Integer.toString(i)), node.get(i), leaves);
      }
    } else {
      leaves.put(path, node);
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }
}
