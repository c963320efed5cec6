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
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The assignment with a course's points, and the course's rules: one {@code assignment.yml}. */
public record Course(Assignment assignment, Policy policy) {

  static final String FILE = "assignment.yml";

  private static final String COPY = "begin with a copy of the grader's " + FILE;

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
      return parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a course of one's own: a copy of the grader's file with other points and rules.
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
    Course course = parse(file.getFileName().toString(), text);
    course.requireSameTasks(file.getFileName().toString(), text, standard().assignment());
    return course;
  }

  private static Course parse(String file, String text) {
    Yaml yaml;
    try {
      yaml = MAPPER.readValue(text, Yaml.class);
    } catch (JacksonException e) {
      throw new Fault(YamlProblem.of(file, text, e));
    }
    if (yaml == null || yaml.tasks() == null) {
      throw new Fault(file + ": no tasks; " + COPY);
    }
    if (yaml.title() == null || yaml.seed() == null) {
      throw new Fault(file + ": no title or no seed; " + COPY);
    }
    if (!yaml.tasks().stream().allMatch(Course::isWhole)) {
      throw new Fault(file + ": a task without id, title, parts or files; " + COPY);
    }
    Policy policy = yaml.course() == null ? defaults() : yaml.course();
    return new Course(
        new Assignment(yaml.id(), yaml.title(), yaml.version(), yaml.seed(), yaml.tasks()), policy);
  }

  private static Policy defaults() {
    return new Policy(null, null, null, null, null, null, null, 0, null, null, null);
  }

  private static boolean isWhole(Task task) {
    return task != null
        && task.id() != null
        && task.title() != null
        && task.parts() != null
        && task.files() != null;
  }

  private void requireSameTasks(String file, String text, Assignment standard) {
    String own = assignment.id() + " " + assignment.version();
    String wanted = standard.id() + " " + standard.version();
    if (!own.equals(wanted)) {
      throw new Fault(
          "%s: is for %s, but this grader has %s; %s".formatted(file, own, wanted, COPY));
    }
    if (!shape(assignment).equals(shape(standard))) {
      throw new Fault(
          file + ": other tasks, parts or files than the grader's; only points may differ");
    }
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

  private static List<List<Object>> shape(Assignment assignment) {
    return assignment.tasks().stream()
        .map(t -> List.<Object>of(t.id(), t.parts().keySet(), t.files(), t.buildsOn()))
        .toList();
  }
}
