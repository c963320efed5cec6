package backprop.grader.moodle;

import backprop.grader.course.SampleClass;
import backprop.grader.course.Student;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A worksheet as some Moodle might give it out, drawn from a seed, and the students in it. */
final class GeneratedWorksheet {

  private static final List<WorksheetColumn> OPTIONAL =
      List.of(
          WorksheetColumn.FULL_NAME,
          WorksheetColumn.ID_NUMBER,
          WorksheetColumn.EMAIL,
          WorksheetColumn.GROUP,
          WorksheetColumn.CAN_BE_CHANGED,
          WorksheetColumn.SUBMITTED,
          WorksheetColumn.FEEDBACK);

  private static final List<String> TEXTS =
      List.of(
          "",
          "-",
          "plain",
          "two\nlines",
          "three\r\nli\rnes",
          "\"quoted\", and; so\ton",
          "back\\slash",
          "\u00e4\u00f6\u00fc \ud83e\udd84",
          "=1+1");

  private static final Map<WorksheetColumn, String> FINNISH =
      Map.of(
          WorksheetColumn.IDENTIFIER, "Tunniste",
          WorksheetColumn.GRADE, "Arvosana",
          WorksheetColumn.MAXIMUM_GRADE, "Enimm\u00e4isarvosana",
          WorksheetColumn.FULL_NAME, "Koko nimi",
          WorksheetColumn.FEEDBACK, "Palautekommentit");

  private final Random random;
  private final char delimiter;
  private final String lineEnd;
  private final boolean quoteAll;
  private final boolean comma;
  private final String word;

  final byte[] bytes;
  final Map<WorksheetColumn, String> names = new EnumMap<>(WorksheetColumn.class);
  final List<Student> students = new ArrayList<>();

  GeneratedWorksheet(long seed) {
    random = new Random(seed);
    delimiter = ",;\t".charAt(random.nextInt(3));
    lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    quoteAll = random.nextInt(4) == 0;
    comma = random.nextBoolean();
    word =
        List.of("Participant ", "Teilnehmer/in", "Partecipante ", "Osallistuja")
            .get(random.nextInt(4));
    bytes = text().getBytes(StandardCharsets.UTF_8);
  }

  char delimiter() {
    return delimiter;
  }

  private String text() {
    boolean finnish = random.nextInt(5) == 0;
    int language = random.nextInt(3);
    List<String> headers = new ArrayList<>();
    List<WorksheetColumn> columns = new ArrayList<>();
    columns.add(WorksheetColumn.IDENTIFIER);
    columns.add(WorksheetColumn.GRADE);
    columns.add(WorksheetColumn.MAXIMUM_GRADE);
    columns.add(WorksheetColumn.GRADED);
    OPTIONAL.stream().filter(column -> random.nextInt(4) > 0).forEach(columns::add);
    columns.add(null);
    columns.add(null);
    Collections.shuffle(columns, random);
    for (WorksheetColumn column : columns) {
      String given = finnish && column != null ? FINNISH.get(column) : null;
      if (given != null) {
        names.put(column, given);
      }
      headers.add(
          column == null
              ? "Unknown " + headers.size()
              : given == null ? header(column, language) : given);
    }
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
    text.append(line(headers));
    int rows = random.nextInt(30);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      numbers.add(1000 + i * (1 + random.nextInt(7)));
    }
    numbers = new ArrayList<>(numbers.stream().distinct().toList());
    Collections.shuffle(numbers, random);
    for (int number : numbers) {
      String name =
          SampleClass.HOSTILE_NAMES
              .get(random.nextInt(SampleClass.HOSTILE_NAMES.size()))
              .replace("\ud83d half", "half");
      if (random.nextInt(5) > 0) {
        students.add(SampleClass.student(name, number));
      }
      text.append(lineEnd).append(random.nextInt(20) == 0 ? lineEnd : "");
      text.append(line(columns.stream().map(c -> value(c, name, number)).toList()));
    }
    return text.append(random.nextBoolean() ? lineEnd : "").toString();
  }

  private static String header(WorksheetColumn column, int language) {
    String header = column.header();
    return switch (language) {
      case 0 -> header;
      case 1 -> header.toUpperCase(Locale.ROOT);
      default -> " " + header + " ";
    };
  }

  private String value(WorksheetColumn column, String name, int number) {
    if (column == null) {
      return pick(TEXTS);
    }
    return switch (column) {
      case IDENTIFIER -> word + number;
      case FULL_NAME -> name;
      case ID_NUMBER -> "mn" + number;
      case EMAIL -> number + "@example.org";
      case GROUP -> "Group " + number % 3;
      case GRADE -> random.nextInt(3) > 0 ? "" : decimal(random.nextInt(100));
      case MAXIMUM_GRADE -> decimal(100);
      case CAN_BE_CHANGED -> random.nextInt(8) == 0 ? "No" : "Yes";
      case SUBMITTED -> "Monday, 1 December 2025, 11:59 PM";
      case GRADED -> "-";
      default -> random.nextInt(3) > 0 ? "" : pick(TEXTS);
    };
  }

  private String decimal(int number) {
    return number + (comma ? ",00" : ".00");
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String line(List<String> cells) {
    return cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(delimiter)));
  }

  /** Quotes what has to be quoted, and now and then what hasn't. */
  private String cell(String value) {
    boolean must =
        value.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
    return must || quoteAll || random.nextInt(6) == 0
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }
}
