package backprop.grader.compare;

import backprop.grader.batch.ResultStore;
import backprop.grader.common.Fault;
import backprop.grader.common.Texts;
import backprop.grader.course.ClassResult;
import backprop.grader.course.StoredResult;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of one grading: of a class, or of one submission.
 *
 * @param place where they were read
 * @param single whether it is a file with one result
 * @param submissions by name, with the points that count: those that staff gave are in them
 * @param unread how many files of the class's folder hold no result
 * @param students by id, as the course counted them; none for one submission
 * @param language the course's
 */
public record Grading(
    Path place,
    boolean single,
    SortedMap<String, StoredResult> submissions,
    int unread,
    SortedMap<String, StudentResult> students,
    Texts language) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Reads a folder that {@code grade class} wrote, or a file by {@code grade SUBMISSION --json}.
   *
   * @throws Fault if it is neither
   */
  public static Grading read(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return folder(place);
    }
    if (!Files.isRegularFile(place)) {
      throw new Fault("there is no file or folder " + place);
    }
    StoredResult result = file(place);
    return new Grading(
        place,
        true,
        new TreeMap<>(Map.of(result.submission(), result)),
        0,
        new TreeMap<>(),
        Texts.EN);
  }

  private static Grading folder(Path place) throws IOException {
    Path results = place.resolve("results");
    if (!Files.isDirectory(results)) {
      throw new Fault(place + " holds no folder results: name what grade class --out wrote");
    }
    ResultStore store = new ResultStore(place);
    TreeMap<String, StoredResult> submissions = new TreeMap<>();
    store.all().forEach(stored -> submissions.put(stored.submission(), stored));
    if (submissions.isEmpty()) {
      throw new Fault("there is no result in " + results);
    }
    SortedMap<String, StudentResult> students = new TreeMap<>();
    Texts language = Texts.EN;
    Path file = place.resolve("class.json");
    if (Files.isRegularFile(file)) {
      try {
        ClassResult course = MAPPER.readValue(file.toFile(), ClassResult.class);
        course.students().forEach(student -> students.put(student.student().id(), student));
        language = course.language();
      } catch (JacksonException | NullPointerException e) {
        throw new Fault(file + " is not what grade class wrote; run that once more");
      }
    }
    int unread = store.size() - submissions.size();
    submissions.replaceAll((name, stored) -> counted(stored, owners(students, name)));
    return new Grading(place, false, submissions, unread, students, language);
  }

  /** Returns the students for whom a submission counts. */
  List<StudentResult> owners(String submission) {
    return owners(students, submission);
  }

  private static List<StudentResult> owners(Map<String, StudentResult> students, String name) {
    return students.values().stream().filter(s -> s.submission().equals(name)).toList();
  }

  // A team for whose members staff decided differently has no points in common but the grader's.
  private static StoredResult counted(StoredResult stored, List<StudentResult> owners) {
    List<Map<String, Double>> points =
        owners.stream()
            .map(
                owner ->
                    owner.tasks().stream()
                        .collect(Collectors.toMap(TaskPoints::id, TaskPoints::score)))
            .distinct()
            .toList();
    if (!stored.isGraded() || points.size() != 1) {
      return stored;
    }
    return new StoredResult(
        stored.submission(),
        stored.key(),
        stored.unreadable(),
        stored
            .result()
            .scored(
                stored.result().tasks().stream()
                    .map(t -> t.withScore(points.get(0).getOrDefault(t.id(), t.score())))
                    .toList()));
  }

  /** Returns the points that can be had for each part; none without a result. */
  Map<String, Integer> parts() {
    return submissions.values().stream()
        .filter(StoredResult::isGraded)
        .findFirst()
        .map(stored -> stored.result().parts())
        .orElse(Map.of());
  }

  private static StoredResult file(Path place) {
    try {
      JsonNode tree = MAPPER.readTree(place.toFile());
      // A file of a class's results has its result inside.
      StoredResult stored =
          tree.has("key")
              ? MAPPER.treeToValue(tree, StoredResult.class)
              : of(MAPPER.treeToValue(tree, Result.class));
      if (stored.isWhole()) {
        return stored;
      }
    } catch (JacksonException e) {
      // Told by the fault below.
    }
    throw new Fault(place + " is not a result that grade SUBMISSION --json wrote");
  }

  private static StoredResult of(Result result) {
    String name = result == null || result.submission() == null ? null : result.submission().name();
    return new StoredResult(name, "", "", result);
  }
}
