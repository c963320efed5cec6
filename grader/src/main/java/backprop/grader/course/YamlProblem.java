package backprop.grader.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with {@code assignment.yml}, as one line for whoever wrote it. */
final class YamlProblem {

  private static final int LONGEST_VALUE = 40;

  /** What to write instead, where the type alone says it. */
  private static final Map<Type, String> KINDS =
      Map.of(
          LocalDateTime.class, "a time such as 2026-12-01 23:59",
          ZoneId.class, "a time zone such as Europe/Berlin",
          int.class, "a whole number",
          Integer.class, "a whole number",
          Long.class, "a whole number",
          double.class, "a number such as 2.5",
          Double.class, "a number such as 2.5",
          boolean.class, "true or false");

  private YamlProblem() {}

  /**
   * Returns the line.
   *
   * @param file the file's name
   * @param text what it holds
   */
  static String of(String file, String text, JacksonException e) {
    String key = key(e);
    Throwable cause = e.getCause();
    if (e instanceof UnrecognizedPropertyException unknown) {
      return file
          + where(text, key)
          + ": "
          + key
          + ": no such key; known are "
          + unknown.getKnownPropertyIds();
    }
    if (e instanceof DatabindException
        && cause instanceof IllegalArgumentException own
        && own.getMessage() != null) {
      return file + where(text, own.getMessage().split(":")[0]) + ": " + own.getMessage();
    }
    if (e.getOriginalMessage().contains("TAB")) {
      return file + where(text, Pattern.compile("\\s*\t.*")) + ": a tab; indent with spaces";
    }
    // Where it began; the location itself is that of what was read before.
    Matcher begin = Pattern.compile("in reader, line (\\d+)").matcher(e.getOriginalMessage());
    if (begin.find()) {
      return file + ", line " + begin.group(1) + ": " + what(e);
    }
    boolean known = e.getLocation() != null && e.getLocation().getLineNr() > 0;
    String line = known ? ", line " + e.getLocation().getLineNr() : "";
    return file + line + ": " + (key.isEmpty() ? "" : key + ": ") + what(e);
  }

  /** Returns the place of a key, such as ", line 12"; empty if it isn't there. */
  static String where(String text, String key) {
    String quoted = "[\"']?" + Pattern.quote(key) + "[\"']?";
    return where(text, Pattern.compile("([^#]*[\\s{,])?" + quoted + "\\s*:.*"));
  }

  private static String where(String text, Pattern there) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (there.matcher(lines.get(i)).matches()) {
        return ", line " + (i + 1);
      }
    }
    return "";
  }

  private static String key(JacksonException e) {
    List<JacksonException.Reference> path =
        e instanceof DatabindException ? e.getPath() : List.of();
    String name = path.isEmpty() ? null : path.get(path.size() - 1).getPropertyName();
    return name == null ? "" : name;
  }

  private static String what(JacksonException e) {
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      Class<?> target = wrong.getTargetType();
      String value =
          wrong instanceof InvalidFormatException format ? shortened(format.getValue()) : "this";
      if (target.isEnum()) {
        return value + " is none of " + names(target);
      }
      return KINDS.containsKey(target)
          ? value + " isn't " + KINDS.get(target)
          : "not what belongs here; compare the grader's " + Course.FILE;
    }
    if (e instanceof DatabindException) {
      return "not what belongs here; compare the grader's " + Course.FILE;
    }
    String message = e.getOriginalMessage();
    if (message.contains("out of range")) {
      return "the number is too large";
    }
    if (message.toLowerCase(Locale.ROOT).contains("duplicate")) {
      return "a key is there twice";
    }
    return "not YAML, here or nearby: look for a missing colon, quote or bracket";
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value).strip();
    String cut = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    return cut.isEmpty() ? "an empty text" : cut;
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
}
