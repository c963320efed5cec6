package backprop.grader.course;

import backprop.grader.common.Fault;
import backprop.grader.result.Assignment;
import backprop.grader.result.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The assignment with a course's points, and the course's rules: one {@code assignment.yml}. */
public record Course(Assignment assignment, Policy policy) {

  /** The file with points and rules. */
  public static final String FILE = "assignment.yml";

  private static final String DIFFERENCES = "write what differs from the grader's " + FILE;

  private static final int MOST_POINTS = 1000;
  private static final ObjectMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /** The file's format: the names are the keys. */
  record Yaml(
      String id, String title, String version, Long seed, Policy course, List<Task> tasks) {}

  /** Returns the assignment and the rules that the grader was built with. */
  public static Course standard() {
    try (InputStream in = Course.class.getResourceAsStream("/" + FILE)) {
      Yaml yaml = parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return new Course(
          new Assignment(yaml.id(), yaml.title(), yaml.version(), yaml.seed(), yaml.tasks()),
          yaml.course());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a course of one's own: the points and rules in which it differs from the grader's file.
   *
   * @throws Fault if the file isn't one, or fits another version of the assignment
   */
  public static Course read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new Fault(file + ": can't be read as text; is it there, in UTF-8?");
    }
    String name = file.getFileName().toString();
    Assignment standard = standard().assignment();
    Yaml yaml = parse(name, text);
    requireSameTasks(name, yaml, standard);
    Assignment own =
        new Assignment(
            standard.id(),
            yaml.title() == null ? standard.title() : yaml.title(),
            standard.version(),
            yaml.seed() == null ? standard.seed() : yaml.seed(),
            standard.tasks().stream().map(task -> with(task, yaml.tasks())).toList());
    requirePoints(name, text, own);
    return new Course(own, yaml.course() == null ? defaults() : yaml.course());
  }

  private static Yaml parse(String file, String text) {
    Yaml yaml;
    try {
      yaml = MAPPER.readValue(text, Yaml.class);
    } catch (JacksonException e) {
      throw new Fault(YamlProblem.of(file, text, e));
    }
    if (yaml == null) {
      throw new Fault(file + ": there is nothing in it; " + DIFFERENCES);
    }
    return yaml;
  }

  private static Policy defaults() {
    return new Policy(null, null, null, null, null, null, null, 0, null, null, null, null);
  }

  /** Returns a task with the title and the points that the course gives it. */
  private static Task with(Task task, List<Task> changes) {
    Task own = named(changes, task.id());
    if (own == null) {
      return task;
    }
    Map<String, Integer> parts = new LinkedHashMap<>(task.parts());
    if (own.parts() != null) {
      parts.putAll(own.parts());
    }
    return new Task(
        task.id(),
        own.title() == null ? task.title() : own.title(),
        task.bonus(),
        task.buildsOn(),
        parts,
        task.files(),
        own.nudge().isEmpty() ? task.nudge() : own.nudge());
  }

  private static Task named(List<Task> tasks, String id) {
    return tasks == null
        ? null
        : tasks.stream().filter(task -> id.equals(task.id())).findFirst().orElse(null);
  }

  private static void requireSameTasks(String file, Yaml yaml, Assignment standard) {
    String own =
        Objects.requireNonNullElse(yaml.id(), standard.id())
            + " "
            + Objects.requireNonNullElse(yaml.version(), standard.version());
    String wanted = standard.id() + " " + standard.version();
    if (!own.equals(wanted)) {
      throw new Fault(
          "%s: is for %s, but this grader has %s; %s".formatted(file, own, wanted, DIFFERENCES));
    }
    for (Task task : yaml.tasks() == null ? List.<Task>of() : yaml.tasks()) {
      Task same = task == null ? null : named(standard.tasks(), Objects.toString(task.id(), ""));
      boolean isOther =
          same == null
              || task.parts() != null && !same.parts().keySet().containsAll(task.parts().keySet())
              || task.files() != null && !task.files().equals(same.files())
              || !task.buildsOn().isEmpty() && !task.buildsOn().equals(same.buildsOn());
      if (isOther) {
        throw new Fault(
            "%s: task %s: other parts, files or buildsOn than the grader's; only points may differ"
                .formatted(file, task == null ? "" : task.id()));
      }
    }
  }

  private static void requirePoints(String file, String text, Assignment assignment) {
    for (Task task : assignment.tasks()) {
      for (Map.Entry<String, Integer> part : task.parts().entrySet()) {
        if (part.getValue() == null || part.getValue() < 0 || part.getValue() > MOST_POINTS) {
          throw new Fault(
              "%s%s: part %s: give whole points from 0 to %d"
                  .formatted(
                      file, YamlProblem.where(text, part.getKey()), part.getKey(), MOST_POINTS));
        }
      }
    }
    if (assignment.maxScore(false) == 0) {
      throw new Fault(file + ": no points for any task");
    }
  }
}
