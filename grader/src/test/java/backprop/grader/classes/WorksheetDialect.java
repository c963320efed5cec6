package backprop.grader.classes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How a Moodle of some language, with some settings, writes its offline grading worksheet. */
enum WorksheetDialect {
  ENGLISH("worksheet.csv", ",", "\n", Locale.US, "EEEE, d MMMM yyyy, h:mm a"),
  GERMAN("worksheet-de.csv", ",", "\r\n", Locale.GERMANY, "EEEE, d. MMMM yyyy, HH:mm"),
  TABS("worksheet-tab.csv", "\t", "\n", Locale.US, "EEEE, d MMMM yyyy, h:mm a");

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final String fileName;
  private final String delimiter;
  private final String lineEnd;
  private final Locale locale;
  private final String timePattern;

  WorksheetDialect(
      String fileName, String delimiter, String lineEnd, Locale locale, String timePattern) {
    this.fileName = fileName;
    this.delimiter = delimiter;
    this.lineEnd = lineEnd;
    this.locale = locale;
    this.timePattern = timePattern;
  }

  String fileName() {
    return fileName;
  }

  String delimiter() {
    return delimiter;
  }

  String lineEnd() {
    return lineEnd;
  }

  String time(Instant time) {
    return DateTimeFormatter.ofPattern(timePattern, locale).format(time.atZone(ZONE));
  }

  String points(double points) {
    return String.format(locale, "%.2f", points);
  }

  /** Returns the text of this language. */
  String text(String english, String german) {
    return this == GERMAN ? german : english;
  }

  String participant(int number) {
    return text("Participant ", "Teilnehmer/in") + number;
  }

  List<String> header() {
    return List.of(
        text("Identifier", "ID"),
        text("Full name", "Vollständiger Name"),
        text("ID number", "ID-Nummer"),
        text("Email address", "E-Mail-Adresse"),
        "Status",
        text("Grade", "Bewertung"),
        text("Maximum Grade", "Bestwertung"),
        text("Grade can be changed", "Bewertung kann geändert werden"),
        text("Last modified (submission)", "Zuletzt geändert (Abgabe)"),
        text("Online text", "Texteingabe online"),
        text("Last modified (grade)", "Zuletzt geändert (Bewertung)"),
        text("Feedback comments", "Feedback als Kommentar"));
  }
}
