package backprop.grader.course;

import backprop.grader.common.Fault;
import backprop.grader.result.Scoring;
import backprop.grader.result.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  private static final String TOTAL = "total";

  /** Stands for the grader's points, where staff agree with them. */
  private static final String STAYS = "stays";

  private static final Set<String> NO_POINTS = Set.of("student", "name", "");
  private static final Set<String> FILES =
      Set.of(
          Course.FILE,
          "extensions.csv",
          "overrides.csv",
          "paper.csv",
          "requested.csv",
          "roster.csv",
          "times.csv");

  /**
   * What staff decided of a task, or of one of its parts; why, and who.
   *
   * @param part such as 7.3; empty if the whole task is meant
   * @param points null if those of the grader stay
   */
  public record Override(
      String student, String task, String part, Double points, String reason, String by) {

    /** Returns what it is about, such as 7 or 7.3. */
    String item() {
      return part.isEmpty() ? task : part;
    }

    /** Tells whether both speak of the same points. */
    boolean meets(Override other) {
      return task.equals(other.task)
          && (part.isEmpty() || other.part.isEmpty() || part.equals(other.part));
    }
  }

  /** Someone in the class; {@code group} is empty where there are none. */
  public record Member(String id, String name, String group) {}

  /**
   * Reads the lists that are there.
   *
   * @param course whose tasks overrides may name
   * @throws Fault if one of them says something that can't be
   */
  public static CourseLists read(Path folder, Course course) {
    Policy policy = course.policy();
    Map<String, String> requested = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "requested.csv", "student", "submission")) {
      putOnce(requested, row, "student", row.required("submission"));
    }
    Map<String, ZonedDateTime> times = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "times.csv", "submission", "time")) {
      putOnce(times, row, "submission", row.time("time").atZone(policy.timeZone()));
    }
    return new CourseLists(
        extensions(folder, policy),
        overrides(folder, course),
        paper(folder, policy.paper()),
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
          .filter(
              name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|ya?ml|xlsx?|ods|numbers)"))
          .filter(name -> !FILES.contains(name))
          .sorted()
          .toList();
    }
  }

  private static Map<String, ZonedDateTime> extensions(Path folder, Policy policy) {
    Map<String, ZonedDateTime> extensions = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "extensions.csv", "student", "due")) {
      if (policy.due() == null) {
        throw row.error("nothing is ever late; give a due date in " + Course.FILE);
      }
      ZonedDateTime due = policy.dueAt(row.time("due"));
      if (due.isBefore(policy.dueTime())) {
        throw row.error(
            "due: before everybody's, %s; check the date"
                .formatted(policy.shown(policy.dueTime())));
      }
      putOnce(extensions, row, "student", due);
    }
    return extensions;
  }

  private static List<Override> overrides(Path folder, Course course) {
    List<Override> overrides = new ArrayList<>();
    for (CsvTable.Row row :
        rows(folder, "overrides.csv", "student", "task", "points", "reason", "by")) {
      String id = row.required("task");
      Task task =
          course.assignment().tasks().stream()
              .filter(t -> t.id().equalsIgnoreCase(id) || !part(t, id).isEmpty())
              .findFirst()
              .orElseThrow(() -> row.error("no task " + id + "; give an id such as 3, B1 or 7.3"));
      String part = part(task, id);
      boolean stays = row.text("points").equalsIgnoreCase(STAYS);
      Double points = stays ? null : row.points("points");
      int most = part.isEmpty() ? task.maxScore() : task.parts().get(part);
      if (!stays && (points == null || points > most)) {
        throw row.error(
            "points: task %s has 0 to %d, or write %s"
                .formatted(part.isEmpty() ? task.id() : part, most, STAYS));
      }
      String student = row.required("student");
      Override own =
          new Override(
              student, task.id(), part, points, row.required("reason"), row.required("by"));
      overrides.stream()
          .filter(other -> other.student().equalsIgnoreCase(student) && other.meets(own))
          .findFirst()
          .ifPresent(
              other -> {
                throw row.error(
                    other.item().equals(own.item())
                        ? "task " + own.item() + " of " + student + " is there twice"
                        : "task %s of %s is there, and so is %s; give the parts or the task"
                            .formatted(other.item(), student, own.item()));
              });
      overrides.add(own);
    }
    return overrides;
  }

  private static String part(Task task, String typed) {
    return task.parts().keySet().stream().filter(typed::equalsIgnoreCase).findFirst().orElse("");
  }

  // One column of points, or one for each question; beside a column total, the others are detail.
  private static Map<String, Double> paper(Path folder, double most) {
    Map<String, Double> paper = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "paper.csv", "student")) {
      List<Double> points =
          pointColumns(row.table().headings()).stream()
              .map(row::points)
              .filter(Objects::nonNull)
              .toList();
      double sum = Scoring.round(points.stream().mapToDouble(Double::doubleValue).sum());
      if (sum > most) {
        throw row.error(
            String.format(
                Locale.ROOT, "%s points on paper, but %s has paper: %s", sum, Course.FILE, most));
      }
      row.required("student");
      if (!points.isEmpty()) {
        putOnce(paper, row, "student", sum);
      }
    }
    return paper;
  }

  private static List<String> pointColumns(List<String> headings) {
    List<String> total = headings.stream().filter(TOTAL::equalsIgnoreCase).toList();
    return total.isEmpty()
        ? headings.stream().filter(h -> !NO_POINTS.contains(h.toLowerCase(Locale.ROOT))).toList()
        : total;
  }

  private static List<Member> roster(Path folder) {
    Map<String, Member> roster = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(folder, "roster.csv", "id", "name")) {
      String id = row.required("id");
      String name = row.text("name");
      putOnce(roster, row, "id", new Member(id, name.isEmpty() ? id : name, row.text("group")));
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
