package backprop.grader.course;

import backprop.grader.common.Output;
import backprop.grader.intake.Deliveries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Numbers in the place of a class's students and submissions. Whoever has one keeps it; the others
 * get the next ones, in an order that tells nothing. All texts are looked at but those that are the
 * grader's or the course's own, so that a new one can't give a name away.
 */
public final class Pseudonyms {

  private static final String HIDDEN = "\u2026";
  private static final Pattern ADDRESS = Pattern.compile("[^\\s/<>(),;:\"]+@[^\\s/<>(),;:\"]+");

  /** A word, or one of those that are written as one with capitals inside. */
  private static final Pattern WORD =
      Pattern.compile("\\p{N}+|\\p{Lu}*[\\p{L}\\p{M}&&[^\\p{Lu}]]+|\\p{Lu}+");

  /** Shorter numbers are attempts, parts and points. */
  private static final int SHORTEST_NUMBER = 4;

  private static final Set<String> OWN_TEXTS =
      Set.of(
          "assignment",
          "assignmentVersion",
          "graderVersion",
          "title",
          "due",
          "scale",
          "language",
          "state",
          "standing",
          "part",
          "task",
          "property",
          "sentence",
          "hint",
          "id",
          "how",
          "sha256",
          "isolation",
          "handedIn",
          "grade",
          "key",
          "replaced");

  private static final JsonMapper JSON = new JsonMapper();

  private final ClassResult course;
  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  private final Pattern unspaced;

  /**
   * Gives numbers.
   *
   * @param key where those are that were given before; there may be no such file
   */
  public Pseudonyms(ClassResult course, Path key) {
    this.course = course;
    if (Files.exists(key)) {
      for (CsvTable.Row row : CsvTable.read(key, "number", "student").rows()) {
        numbers.put(row.required("student"), row.required("number"));
      }
    }
    List<String> ids = new ArrayList<>();
    course.students().forEach(student -> ids.add(student.student().id()));
    ids.removeAll(numbers.keySet());
    Collections.shuffle(ids);
    int digits = Integer.toString(course.students().size()).length() + 1;
    ids.forEach(id -> numbers.put(id, ("%0" + digits + "d").formatted(numbers.size() + 1)));
    for (StudentResult student : sorted()) {
      learn(student.student().id());
      learn(student.student().name());
      String number = number(student);
      labels.merge(student.student().name(), number, (one, other) -> one + "/" + other);
      for (Attempt attempt : student.attempts()) {
        learn(Deliveries.withoutEnding(attempt.submission()));
        String label = number + "-" + (student.attempts().indexOf(attempt) + 1);
        labels.putIfAbsent(attempt.submission(), label);
      }
    }
    // Where words have no spaces between them, a name may stand in the middle of one.
    unspaced =
        Pattern.compile(
            Stream.concat(
                    Stream.of("(?!)"), words.stream().filter(word -> word.matches("\\p{Lo}+")))
                .sorted(Comparator.comparing(String::length).reversed())
                .collect(Collectors.joining("|")));
  }

  private void learn(String name) {
    WORD.matcher(name)
        .results()
        .map(MatchResult::group)
        .filter(word -> word.length() >= (word.matches("\\p{N}+") ? SHORTEST_NUMBER : 2))
        .forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
  }

  private List<StudentResult> sorted() {
    return course.students().stream().sorted(Comparator.comparing(this::number)).toList();
  }

  private String number(StudentResult student) {
    return numbers.get(student.student().id());
  }

  /** Writes who is who, for nobody but the user. */
  public void write(Path key) {
    List<List<String>> lines = new ArrayList<>(List.of(List.of("number", "student", "name")));
    for (StudentResult student : sorted()) {
      lines.add(List.of(number(student), student.student().id(), student.student().name()));
    }
    Output.writePrivately(key, CsvDialect.STANDARD.text(lines));
  }

  /** Returns the class without names, in the order of its numbers. */
  public ClassResult course() {
    ObjectNode tree = JSON.valueToTree(course);
    tree.set("students", JSON.valueToTree(sorted()));
    return JSON.treeToValue(hide(tree), ClassResult.class);
  }

  /** Returns results without names, by what their submissions are called instead. */
  public Map<String, StoredResult> results(Map<String, StoredResult> results) {
    Map<String, StoredResult> hidden = new TreeMap<>();
    for (StoredResult stored : results.values()) {
      String label = labels.getOrDefault(stored.submission(), HIDDEN);
      ObjectNode tree = JSON.valueToTree(stored);
      if (stored.isGraded()) {
        ((ObjectNode) tree.get("result").get("submission")).put("name", label);
      }
      hidden.put(label, JSON.treeToValue(hide(tree), StoredResult.class));
    }
    return hidden;
  }

  private JsonNode hide(JsonNode node) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, hide(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      if (object.has("moodlePrefix")) {
        String number = numbers.get(object.get("id").stringValue());
        return object.put("id", number).put("name", number).put("moodlePrefix", "");
      }
      for (String field : List.copyOf(object.propertyNames())) {
        boolean isTestsName = field.equals("name") && object.has("property");
        if (!OWN_TEXTS.contains(field) && !isTestsName) {
          object.set(field, hide(object.get(field)));
        }
      }
    } else if (node instanceof StringNode text) {
      return StringNode.valueOf(hide(text.stringValue()));
    }
    return node;
  }

  /** Returns a text without what may be somebody's name or address. */
  private String hide(String text) {
    if (labels.containsKey(text)) {
      return labels.get(text);
    }
    String plain = unspaced.matcher(ADDRESS.matcher(text).replaceAll(HIDDEN)).replaceAll(HIDDEN);
    return WORD.matcher(plain)
        .replaceAll(
            match ->
                words.contains(match.group().toLowerCase(Locale.ROOT)) ? HIDDEN : match.group());
  }
}
