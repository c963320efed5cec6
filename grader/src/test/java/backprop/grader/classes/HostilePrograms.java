package backprop.grader.classes;

import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The attacks of the gallery that are quick, need nothing planted and have one outcome. Those that
 * reach for planted secrets carry paths of the machine, which a class may not.
 */
final class HostilePrograms {
  private static final List<String> QUICK =
      List.of(
          "stop/exit",
          "report/script-in-messages",
          "forge/printed-results",
          "compile/annotation-processor",
          "stop/heap",
          "forge/message-with-a-grade",
          "report/compile-error-with-markup",
          "cheat/not-a-number",
          "forge/replayed-call-id",
          "stop/halt",
          "compile/module-info",
          "forge/grader-classes",
          "stop/deep-recursion",
          "compile/unicode-escapes",
          "forge/stub-with-a-grade",
          "stop/changed-jvm",
          "compile/shadowed-junit",
          "read/environment",
          "forge/own-given-classes",
          "stop/message-that-throws",
          "compile/package-java-lang",
          "report/exception-with-an-odd-name",
          "forge/unreal-errors",
          "stop/static-initialiser-throws",
          "compile/odd-identifiers",
          "forge/noise-among-the-frames",
          "stop/odd-shapes",
          "compile/bidirectional-text");

  private final Repository repository;

  HostilePrograms(Repository repository) {
    this.repository = repository;
  }

  /** Returns one after the other. */
  List<Program> all() throws IOException {
    List<Program> programs = new ArrayList<>();
    for (String id : QUICK) {
      JsonNode attack = new YAMLMapper().readTree(Files.readString(repository.attack(id)));
      programs.add(new Program("attack " + id, expected(id, attack), files(attack)));
    }
    return programs;
  }

  private static Expected expected(String id, JsonNode attack) {
    JsonNode parts = attack.path("expect").path("parts");
    for (JsonNode states : parts) {
      if (states.valueStream().anyMatch(state -> state.asString().equals("PASSED"))) {
        throw new IllegalStateException(id + " has no certain outcome");
      }
    }
    return parts.isEmpty() ? Expected.FULL : Expected.LESS;
  }

  private SortedMap<String, String> files(JsonNode attack) {
    SortedMap<String, String> files = new TreeMap<>(repository.solution());
    Map<String, String> added = new TreeMap<>();
    attack.path("add").properties().forEach(e -> added.put(e.getKey(), e.getValue().asString()));
    List<Edit> edits = new ArrayList<>();
    for (JsonNode edit : attack.path("edits")) {
      String at = text(edit, "at");
      String file = at == null ? "backprop/" + text(edit, "file") : fileWith(at);
      edits.add(new Edit(at, text(edit, "replace"), text(edit, "with"), file));
    }
    files.putAll(
        new Alternative("", false, false, Map.of(), edits, added).sources(repository.solution()));
    return files;
  }

  private String fileWith(String part) {
    return repository.solution().entrySet().stream()
        .filter(file -> file.getValue().contains("// BEGIN SOLUTION Task " + part + ":"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no block for task " + part));
  }

  private static String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asString() : null;
  }
}
