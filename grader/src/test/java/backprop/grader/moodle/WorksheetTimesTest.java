package backprop.grader.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.SampleClass;
import backprop.grader.course.Student;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorksheetTimesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime LAST_MINUTE = LocalDateTime.of(2025, 12, 1, 23, 59);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Monday, 1 December 2025, 11:59 PM",
        "Monday, 01 December 2025, 11:59 pm",
        "Monday, 1 December 2025, 11:59\u202fPM",
        "Monday, December 1, 2025, 11:59 PM",
        "Monday, 1 December 2025, 23:59",
        "1 December 2025, 11:59 p.m.",
        "Montag, 1. Dezember 2025, 23:59",
        "lundi 1 d\u00e9cembre 2025, 23:59",
        "lundi 01 d\u00e9cembre 2025, 23:59",
        "lunes, 1 de diciembre de 2025, 23:59",
        "lunes, 1 de diciembre de 2025, 11:59 PM",
        "luned\u00ec, 1 dicembre 2025, 23:59",
        "segunda-feira, 1 de dezembro de 2025, 23:59",
        "maandag, 1 december 2025, 23:59",
        "dilluns, 1 de desembre del 2025, 23:59",
        "  Monday,  1 December 2025,  11:59 PM ",
      })
  void moodlesDatesAreRead(String text) {
    assertThat(MoodleDate.read(text)).contains(LAST_MINUTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01/12/2025, 23:59",
        "12/01/2025 23:59",
        "1.12.2025 23:59",
        "01.12.25, 23:59",
        "2025-12-01",
        "Tuesday, 1 December 2025, 11:59 PM",
        "Monday, 31 November 2025, 11:59 PM",
        "Monday, 1 December 2025, 13:59 PM",
        "Monday, 1 December 2025, 0:59 AM",
        "Monday, 1 December 2025, 24:00",
        "Monday, 1 December 25, 11:59 PM",
        "Noday, 1 December 2025, 11:59 PM",
        "1 listopada 2025, 23:59",
        "yesterday",
        "",
        "-",
      })
  void whatWouldTakeGuessingIsNotRead(String text) {
    assertThat(MoodleDate.read(text)).isEmpty();
  }

  @Test
  void everyDayOfTwoYearsIsReadAsItself() {
    for (int day = 0; day < 730; day++) {
      LocalDateTime date = LocalDateTime.of(2025, 1, 1, 0, 0).plusDays(day).plusMinutes(day);
      for (var pattern :
          Map.of(
                  "en", "EEEE, d MMMM yyyy, h:mm a",
                  "de", "EEEE, d. MMMM yyyy, HH:mm",
                  "fr", "EEEE d MMMM yyyy, HH:mm",
                  "es", "EEEE, d 'de' MMMM 'de' yyyy, HH:mm",
                  "it", "EEEE, d MMMM yyyy, HH:mm")
              .entrySet()) {
        var locale = Locale.forLanguageTag(pattern.getKey());
        String text = date.format(DateTimeFormatter.ofPattern(pattern.getValue(), locale));
        assertThat(MoodleDate.read(text)).as(text).contains(date);
      }
    }
  }

  @Test
  void midnightAndNoonAreTheRightHalvesOfTheDay() {
    assertThat(MoodleDate.read("1 December 2025, 12:00 AM").orElseThrow().getHour()).isZero();
    assertThat(MoodleDate.read("1 December 2025, 12:00 PM").orElseThrow().getHour()).isEqualTo(12);
  }

  @Test
  void timesAreTakenInTheZoneThatIsGiven() throws Exception {
    var ada = SampleClass.student("Ada", 1);
    var times = times(List.of(ada), "Participant 1,Ada,,\"Monday, 1 December 2025, 11:59 PM\"");
    assertThat(times.times())
        .containsExactly(Map.entry(ada, Instant.parse("2025-12-01T22:59:00Z")));
    assertThat(times.remarks()).isEmpty();
  }

  @Test
  void whatIsInDoubtIsForTheStudent() throws Exception {
    var ada = SampleClass.student("Ada", 1);
    var times = times(List.of(ada), "Participant 1,Ada,,\"Sunday, 26 October 2025, 2:30 AM\"");
    assertThat(times.times().get(ada)).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
  }

  @Test
  void whatCantBeReadIsAbsentAndSaid() throws Exception {
    var students = List.of(SampleClass.student("Ada", 1), SampleClass.student("Bob", 2));
    var times = times(students, "Participant 1,Ada,,01/12/2025 23:59", "Participant 2,Bob,,-");
    assertThat(times.times()).isEmpty();
    assertThat(times.remarks())
        .containsExactly(
            "Ada (line 2): the time \"01/12/2025 23:59\" can't be read without guessing, so it"
                + " isn't used.");
  }

  @Test
  void aClockWithoutAfternoonsIsDoubted() throws Exception {
    List<Student> students = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      students.add(SampleClass.student("Student " + i, i));
      rows.add(
          "Participant " + i + ",Student " + i + ",,\"1 de diciembre de 2025, 0" + i + ":00\"");
    }
    assertThat(times(students, rows.toArray(String[]::new)).remarks())
        .singleElement()
        .asString()
        .contains("AM and PM");
    rows.set(7, rows.get(7).replace("08:00", "20:00"));
    assertThat(times(students, rows.toArray(String[]::new)).remarks()).isEmpty();
  }

  @Test
  void withoutTheColumnNothingIsKnown() throws Exception {
    byte[] bytes = "Identifier,Grade\nParticipant 1,\n".getBytes(StandardCharsets.UTF_8);
    var sheet = Worksheet.of(bytes, Map.of());
    var match = new WorksheetMatch(sheet, List.of(SampleClass.student("Ada", 1)));
    var times = WorksheetTimes.of(match, BERLIN);
    assertThat(times.times()).isEmpty();
    assertThat(times.remarks()).singleElement().asString().contains("(submission)");
  }

  @Test
  void whoIsMissingIsKnownFromTheWorksheet() throws Exception {
    String text =
        "Identifier,Full name,Grade,Last modified (submission)\n"
            + "Participant 1,Ada,,\"Monday, 1 December 2025, 11:59 PM\"\n"
            + "Participant 2,Bob Chen,,-\n"
            + "Participant 3,Eve,,\"Monday, 1 December 2025, 11:59 PM\"\n";
    var sheet = Worksheet.of(text.getBytes(StandardCharsets.UTF_8), Map.of());
    var match = new WorksheetMatch(sheet, List.of(SampleClass.student("Ada", 1)));
    Student eve = new Student("3", "Eve", "");
    assertThat(match.missing()).containsExactly(new Student("2", "Bob Chen", ""), eve);
    List<Student> submitted = new ArrayList<>();
    match.forEachSubmitted(submitted::add);
    assertThat(submitted).extracting(Student::name).containsExactly("Ada", "Eve");
  }

  private static WorksheetTimes times(List<Student> students, String... rows) {
    String text =
        "Identifier,Full name,Grade,Last modified (submission)\n" + String.join("\n", rows);
    var sheet = Worksheet.of(text.getBytes(StandardCharsets.UTF_8), Map.of());
    return WorksheetTimes.of(new WorksheetMatch(sheet, students), BERLIN);
  }
}
