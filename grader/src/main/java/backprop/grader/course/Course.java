package backprop.grader.course;

import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.Task;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The assignment with a course's points, and the course's rules: one {@code assignment.yml}. */
public record Course(Assignment assignment, Policy policy) {

  static final String FILE = "assignment.yml";

  private static final int MOST_POINTS = 1000;
  private static final ObjectMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** The file's format: the names are the keys. */
  record Yaml(
      String id, String title, String version, long seed, Policy course, List<Task> tasks) {}

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
   * @throws CourseException if the file isn't one, or fits another version of the assignment
   */
  public static Course read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new CourseException(file + ": can't be read as text; is it there, in UTF-8?");
    }
    Course course = parse(file.getFileName().toString(), text);
    course.requireSameTasks(file.getFileName().toString(), standard().assignment());
    return course;
  }

  private static Course parse(String file, String text) {
    Yaml yaml;
    try {
      yaml = MAPPER.readValue(text, Yaml.class);
    } catch (JacksonException e) {
      throw new CourseException(file + where(e) + ": " + what(e));
    }
    if (yaml == null || yaml.tasks() == null) {
      throw new CourseException(file + ": no tasks; begin with a copy of the grader's " + FILE);
    }
    Policy policy = yaml.course() == null ? defaults() : yaml.course();
    return new Course(
        new Assignment(yaml.id(), yaml.title(), yaml.version(), yaml.seed(), yaml.tasks()), policy);
  }

  private static Policy defaults() {
    return new Policy(null, null, null, null, null, null, 0, null, null, null);
  }

  private static String where(JacksonException e) {
    boolean known = e.getLocation() != null && e.getLocation().getLineNr() > 0;
    return known ? ", line " + e.getLocation().getLineNr() : "";
  }

  private static String what(JacksonException e) {
    String key = "";
    if (e instanceof DatabindException place && !place.getPath().isEmpty()) {
      String name = place.getPath().get(place.getPath().size() - 1).getPropertyName();
      key = name == null ? "" : name + ": ";
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return key + "no such key; known are " + unknown.getKnownPropertyIds();
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      return key + wrong.getValue() + " is none of " + names(wrong.getTargetType());
    }
    if (e instanceof InvalidFormatException wrong) {
      return key + "can't be read: " + wrong.getValue();
    }
    if (e.getCause() instanceof IllegalArgumentException own) {
      return own.getMessage();
    }
    return key + e.getOriginalMessage().lines().findFirst().orElse("can't be read");
  }

  private static List<String> names(Class<?> choices) {
    return Stream.of(choices.getFields())
        .filter(Field::isEnumConstant)
        .map(
            constant -> {
              JsonProperty name = constant.getAnnotation(JsonProperty.class);
              return name == null ? constant.getName().toLowerCase(Locale.ROOT) : name.value();
            })
        .toList();
  }

  private void requireSameTasks(String file, Assignment standard) {
    if (!standard.version().equals(assignment.version())) {
      throw new CourseException(
          "%s: version %s, but this grader has %s; begin with a copy of its file"
              .formatted(file, assignment.version(), standard.version()));
    }
    if (!shape(assignment).equals(shape(standard))) {
      throw new CourseException(
          file + ": other tasks, parts or files than the grader's; only points may differ");
    }
    for (Task task : assignment.tasks()) {
      for (Map.Entry<String, Integer> part : task.parts().entrySet()) {
        if (part.getValue() == null || part.getValue() < 0 || part.getValue() > MOST_POINTS) {
          throw new CourseException(
              file + ": part " + part.getKey() + ": give whole points from 0 to " + MOST_POINTS);
        }
      }
    }
    if (assignment.maxScore(false) == 0) {
      throw new CourseException(file + ": no points for any task");
    }
  }

  private static List<List<Object>> shape(Assignment assignment) {
    return assignment.tasks().stream()
        .map(t -> List.<Object>of(t.id(), t.parts().keySet(), t.files(), t.buildsOn()))
        .toList();
  }
}
