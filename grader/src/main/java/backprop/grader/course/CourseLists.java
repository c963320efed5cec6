package backprop.grader.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The lists that an instructor keeps beside the rules. They are read anew for every gradebook, so
 * nothing in them is lost when submissions are graded again. Students are named by number or name.
 *
 * @param extensions later due dates, by student
 * @param overrides points that staff give in place of the grader's
 * @param paper points of the questions on paper, by student
 * @param roster who is in the class; empty if that isn't known
 * @param requested the submission that a student asked to be graded, by student
 * @param times when submissions were handed in, by submission
 */
public record CourseLists(
    Map<String, ZonedDateTime> extensions,
    List<Override> overrides,
    Map<String, Double> paper,
    List<Member> roster,
    Map<String, String> requested,
    Map<String, ZonedDateTime> times) {

  /** No lists. */
  public static final CourseLists NONE =
      new CourseLists(Map.of(), List.of(), Map.of(), List.of(), Map.of(), Map.of());

  private static final Set<String> FILES =
      Set.of(
          Course.FILE,
          "extensions.csv",
          "overrides.csv",
          "paper.csv",
          "requested.csv",
          "roster.csv",
          "times.csv");

  /** Points that staff gave for a task, why, and who. */
  public record Override(String student, String task, double points, String reason, String by) {}

  /** Someone in the class; {@code group} is empty where there are none. */
  public record Member(String id, String name, String group) {}

  /**
   * Reads the lists that are there.
   *
   * @param course whose tasks overrides may name
   * @throws CourseException if one of them says something that can't be
   */
  public static CourseLists read(Path folder, Course course) {
    ZoneId zone = course.policy().timeZone();
    Map<String, ZonedDateTime> extensions = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "extensions.csv", "student", "due")) {
      putOnce(extensions, row, "student", row.time("due", zone));
    }
    Map<String, String> requested = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "requested.csv", "student", "submission")) {
      putOnce(requested, row, "student", row.required("submission"));
    }
    Map<String, ZonedDateTime> times = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "times.csv", "submission", "time")) {
      putOnce(times, row, "submission", row.time("time", zone));
    }
    return new CourseLists(
        extensions,
        overrides(folder, course),
        paper(folder, course.policy().paper()),
        roster(folder),
        requested,
        times);
  }

  /** Returns the names of the files that a course's folder may hold. */
  public static SortedSet<String> files() {
    return new TreeSet<>(FILES);
  }

  /** Returns the names of tables and rules in the folder that nothing reads: misspelt, perhaps. */
  public static List<String> unknownFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|ya?ml)"))
          .filter(name -> !FILES.contains(name))
          .sorted()
          .toList();
    }
  }

  private static List<Override> overrides(Path folder, Course course) {
    List<Override> overrides = new ArrayList<>();
    for (CsvTable.Row row :
        rows(folder, "overrides.csv", "student", "task", "points", "reason", "by")) {
      String task = row.required("task");
      int max =
          course.assignment().tasks().stream()
              .filter(t -> t.id().equalsIgnoreCase(task))
              .findFirst()
              .orElseThrow(() -> row.error("no task " + task + "; give an id such as 3 or B1"))
              .maxScore();
      Double points = row.points("points");
      if (points == null || points > max) {
        throw row.error("points: task " + task + " has 0 to " + max);
      }
      overrides.add(
          new Override(
              row.required("student"),
              task.toUpperCase(Locale.ROOT),
              points,
              row.required("reason"),
              row.required("by")));
    }
    return overrides;
  }

  // One column of points, or one for each question.
  private static Map<String, Double> paper(Path folder, double most) {
    Map<String, Double> paper = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "paper.csv", "student")) {
      double sum = 0;
      for (String heading : row.table().headings()) {
        boolean counts = !heading.equalsIgnoreCase("student") && !heading.equalsIgnoreCase("name");
        Double points = counts ? row.points(heading) : null;
        sum += points == null ? 0 : points;
      }
      if (sum > most) {
        throw row.error(
            "%s points on paper, but %s has paper: %s".formatted(sum, Course.FILE, most));
      }
      putOnce(paper, row, "student", sum);
    }
    return paper;
  }

  private static List<Member> roster(Path folder) {
    Map<String, Member> roster = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "roster.csv", "id", "name")) {
      String id = row.required("id");
      putOnce(roster, row, "id", new Member(id, row.text("name"), row.text("group")));
    }
    return List.copyOf(roster.values());
  }

  private static List<CsvTable.Row> rows(Path folder, String file, String... required) {
    Path path = folder.resolve(file);
    return Files.exists(path) ? CsvTable.read(path, required).rows() : List.of();
  }

  private static <T> void putOnce(Map<String, T> map, CsvTable.Row row, String column, T value) {
    if (map.putIfAbsent(row.required(column), value) != null) {
      throw row.error(row.text(column) + " is there twice");
    }
  }
}
