package backprop.grader.classes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Moodle's offline grading worksheet, as it is before grading. */
final class Worksheet {
  /** The grade that one of the students has already. */
  static final double EARLIER_GRADE = 77.5;

  private static final String EARLIER_COMMENT =
      "<p>Graded by hand, \"mostly\" right.</p>\r\n<p>See me, please; Task 3</p>";

  private static final int ID_NUMBER = 2; // a column that only some Moodles show

  private final WorksheetDialect dialect;
  private final List<List<String>> rows = new ArrayList<>();

  /** Makes the worksheet of a class, its rows in a random order. */
  Worksheet(WorksheetDialect dialect, GeneratedClass all) {
    this.dialect = dialect;
    for (HandIn handIn : all.handIns()) {
      rows.add(row(handIn, all));
    }
    for (Student student : all.absent()) {
      rows.add(row(student, status(false, false, ""), "", true, "-", "", "-", ""));
    }
    Collections.shuffle(rows, new Random(all.seed()));
  }

  private List<String> row(HandIn handIn, GeneratedClass all) {
    Attempt attempt = handIn.last();
    boolean graded = handIn.student().equals(all.graded());
    return row(
        handIn.student(),
        status(true, graded, lateness(attempt)),
        graded ? dialect.points(EARLIER_GRADE) : "",
        !handIn.student().equals(all.locked()),
        dialect.time(attempt.handedIn()),
        handIn.onlineText(),
        graded ? dialect.time(GeneratedClass.DUE.plus(Duration.ofDays(5))) : "-",
        graded ? EARLIER_COMMENT : "");
  }

  private List<String> row(
      Student student,
      String status,
      String grade,
      boolean open,
      String handedIn,
      String text,
      String graded,
      String comment) {
    return List.of(
        dialect.participant(student.participant()),
        student.name(),
        student.matriculation(),
        student.email(),
        status,
        grade,
        dialect.points(100),
        open ? dialect.text("Yes", "Ja") : dialect.text("No", "Nein"),
        handedIn,
        text,
        graded,
        comment);
  }

  private String status(boolean submitted, boolean graded, String late) {
    String first =
        submitted
            ? dialect.text("Submitted for grading", "Zur Bewertung abgegeben")
            : dialect.text("No submission", "Keine Abgabe");
    return first + " - " + (graded ? dialect.text("Graded", "Bewertet") : "") + " - " + late;
  }

  private String lateness(Attempt attempt) {
    if (!attempt.isLate()) {
      return "";
    }
    Duration late = Duration.between(GeneratedClass.DUE, attempt.handedIn());
    String hours = late.toHours() + dialect.text(" hours ", " Stunden ");
    String minutes = late.toMinutesPart() + dialect.text(" mins", " Minuten");
    return hours + minutes + dialect.text(" late", " verspätet");
  }

  /** Returns the file: a byte-order mark, the header, and a row for each student. */
  byte[] bytes() {
    StringBuilder csv = new StringBuilder("\ufeff");
    add(csv, dialect.header());
    rows.forEach(row -> add(csv, row));
    return csv.toString().getBytes(UTF_8);
  }

  private void add(StringBuilder csv, List<String> row) {
    List<String> fields = new ArrayList<>(row);
    if (dialect == WorksheetDialect.ENGLISH) {
      fields.remove(ID_NUMBER);
    }
    fields.replaceAll(this::quoted);
    csv.append(String.join(dialect.delimiter(), fields)).append(dialect.lineEnd());
  }

  /** Moodle quotes a field with a space in it, too. */
  private String quoted(String field) {
    boolean plain = !field.matches("(?s).*[\\s\"\\\\].*") && !field.contains(dialect.delimiter());
    return plain ? field : '"' + field.replaceAll(Pattern.quote("\""), "\"\"") + '"';
  }
}
