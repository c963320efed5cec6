package backprop.grader.compare;

import backprop.grader.batch.ResultStore;
import backprop.grader.batch.StoredResult;
import backprop.grader.report.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of one grading: of a class, or of one submission.
 *
 * @param place where they were read
 * @param single whether it is a file with one result
 * @param submissions by name
 * @param unread how many files of the class's folder hold no result
 */
public record Results(
    Path place, boolean single, SortedMap<String, StoredResult> submissions, int unread) {

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Reads a folder that {@code grade class} wrote, or a file by {@code grade SUBMISSION --json}.
   *
   * @throws NoResultsException if it is neither
   */
  public static Results read(Path place) throws NoResultsException, IOException {
    if (Files.isDirectory(place)) {
      return folder(place);
    }
    if (!Files.isRegularFile(place)) {
      throw new NoResultsException("there is no file or folder " + place);
    }
    StoredResult result = file(place);
    return new Results(place, true, new TreeMap<>(Map.of(result.submission(), result)), 0);
  }

  private static Results folder(Path place) throws NoResultsException, IOException {
    Path results = place.resolve("results");
    if (!Files.isDirectory(results)) {
      throw new NoResultsException(
          place + " holds no folder results: name what grade class --out wrote");
    }
    List<StoredResult> found = new ResultStore(place).all();
    long files;
    try (Stream<Path> all = Files.list(results)) {
      files = all.filter(file -> file.toString().endsWith(".json")).count();
    }
    TreeMap<String, StoredResult> submissions = new TreeMap<>();
    found.stream()
        .filter(Results::isWhole)
        .forEach(stored -> submissions.put(stored.submission(), stored));
    if (submissions.isEmpty()) {
      throw new NoResultsException("there is no result in " + results);
    }
    return new Results(place, false, submissions, (int) files - submissions.size());
  }

  private static StoredResult file(Path place) throws NoResultsException {
    try {
      JsonNode tree = MAPPER.readTree(place.toFile());
      // A file of a class's results has its result inside.
      StoredResult stored =
          tree.has("key")
              ? MAPPER.treeToValue(tree, StoredResult.class)
              : of(MAPPER.treeToValue(tree, ResultJson.class));
      if (isWhole(stored)) {
        return stored;
      }
    } catch (JacksonException e) {
      // Said below.
    }
    throw new NoResultsException(place + " is not a result that grade SUBMISSION --json wrote");
  }

  private static StoredResult of(ResultJson result) {
    String name = result == null || result.submission() == null ? null : result.submission().name();
    return new StoredResult(name, "", "", result);
  }

  private static boolean isWhole(StoredResult stored) {
    ResultJson result = stored.result();
    boolean whole =
        result == null
            ? stored.unreadable() != null && !stored.unreadable().isEmpty()
            : result.submission() != null
                && result.tasks() != null
                && result.tasks().stream().allMatch(task -> task.tests() != null);
    return whole && stored.submission() != null && stored.key() != null;
  }
}
