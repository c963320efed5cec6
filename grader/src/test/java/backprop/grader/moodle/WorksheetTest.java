package backprop.grader.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.common.Fault;
import backprop.grader.course.Lateness;
import backprop.grader.course.SampleClass;
import backprop.grader.course.Standing;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorksheetTest {

  private static final String HEADER =
      "Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\",\"Grade can be"
          + " changed\",\"Last modified (submission)\",\"Last modified (grade)\",\"Feedback"
          + " comments\"\r\n";
  private static final String TIME = "\"Monday, 1 December 2025, 11:59 PM\"";
  private static final Student ADA = SampleClass.student("Ada Lovelace", 12);
  private static final String ADAS_ROW =
      "\"Participant 12\",\"Ada Lovelace\",ada@example.org,-,,100.00,Yes," + TIME + ",-,\r\n";
  private static final Student TEAM = new Student("7", "Team 7", "Team 7_12");

  @Test
  void gradesAndCommentsGoIntoTheirCells() throws Exception {
    var late = new Lateness("2025-12-01", 1, 10, "1 day late: 10 points off");
    var tasks =
        List.of(
            new TaskPoints("1", "Sigmoid", false, 6, 6, List.of()),
            new TaskPoints(
                "2",
                "Check",
                false,
                4.5,
                12,
                List.of(new TaskPoints.Correction("2", 2, 4.5, "a<b & \"so\"", "TA"))));
    StudentResult entry = SampleClass.entry(ADA, Standing.GRADED, 85.5, late, tasks);
    assertThat(fill(HEADER + ADAS_ROW, entry))
        .isEqualTo(
            HEADER
                + "\"Participant 12\",\"Ada Lovelace\",ada@example.org,-,85.50,100.00,Yes,"
                + TIME
                + ",-,\"Total: 85.5 of 100 points. Task 1: 6 of 6; Task 2: 4.5 of 12 (the grader"
                + " gave 2; a&lt;b &amp; \"\"so\"\"). 1 day late: 10 points off.\"\r\n");
  }

  @Test
  void germanWorksheetsGetACommaAndKeepTheirForm() throws Exception {
    String sheet =
        "\uFEFFID;\"Vollständiger Name\";E-Mail-Adresse;Status;Bewertung;Bestwertung;\"Bewertung"
            + " kann geändert werden\";\"Zuletzt geändert (Abgabe)\";\"Zuletzt geändert"
            + " (Bewertung)\";\"Feedback als Kommentar\"\n"
            + "Teilnehmer/in12;\"Ada Lovelace\";;-;;100,00;Ja;-;-;\n"
            + "Teilnehmer/in13;Bob;;-;;100,00;Nein;-;-;";
    var bob = SampleClass.graded(SampleClass.student("Bob", 13), 10);
    var filled = filled(sheet, SampleClass.graded(ADA, 85.5), bob);
    assertThat(text(filled))
        .isEqualTo(
            sheet.replace(
                "-;;100,00;Ja;-;-;\n", "-;85,50;100,00;Ja;-;-;\"Total: 85.5 of 100 points.\"\n"));
    assertThat(filled.remarks())
        .containsExactly(
            "Bob (line 3): Moodle has locked this grade, so"
                + " nothing is filled in; unlock it there.");
  }

  @Test
  void frenchSpanishAndItalianHeadersAreKnown() throws Exception {
    for (String headers :
        List.of(
            "Identifiant,Nom complet,Note,Note maximale,La note peut être modifiée,Dernière"
                + " modification (travail remis),Dernière modification (note),Feedback par"
                + " commentaires",
            "Identificador,Nombre completo,Calificación,Calificación máxima,La calificación puede"
                + " ser cambiada,Última modificación (entrega),Última modificación"
                + " (calificación),Comentarios de retroalimentación",
            "Identificativo,Nome e cognome,Valutazione,Valutazione massima,La valutazione può"
                + " essere cambiata,Ultima modifica (consegna),Ultima modifica"
                + " (valutazione),Commenti")) {
      var filled =
          filled(
              headers + "\nP 12,Ada Lovelace,,\"50,00\",Oui,-,-,\n", SampleClass.graded(ADA, 85));
      assertThat(text(filled))
          .isEqualTo(
              headers
                  + "\n"
                  + "P 12,Ada Lovelace,\"42,50\",\"50,00\",Oui,-,-,\"Total: 85 of 100"
                  + " points.\"\n");
      assertThat(filled.remarks())
          .containsExactly(
              "Moodle's maximum grade is 50 and the course's is 100, so all points are scaled.");
    }
  }

  @Test
  void otherLanguagesGoByTheNamesThatAreGiven() throws Exception {
    byte[] sheet = "Tunniste\tArvosana\nOsallistuja 12\t\n".getBytes(StandardCharsets.UTF_8);
    var names = Map.of(WorksheetColumn.IDENTIFIER, "tunniste", WorksheetColumn.GRADE, "Arvosana");
    var filled = filled(Worksheet.of(sheet, names), SampleClass.graded(ADA, 7));
    assertThat(text(filled)).isEqualTo("Tunniste\tArvosana\nOsallistuja 12\t7.00\n");
    assertThat(filled.remarks()).hasSize(3);
  }

  @Test
  void whatIsAboveTheMaximumIsCappedAndSaid() throws Exception {
    var filled = filled(HEADER + ADAS_ROW, SampleClass.graded(ADA, 104));
    assertThat(text(filled)).contains(",100.00,100.00,");
    assertThat(filled.remarks())
        .containsExactly(
            "Ada Lovelace (line 2): 104.00 is above Moodle's maximum, so 100.00 is filled in.");
  }

  @Test
  void negativePointsAreNotFilledIn() throws Exception {
    var filled = filled(HEADER + ADAS_ROW, SampleClass.graded(ADA, -3));
    assertThat(text(filled)).contains(",-,,100.00,");
    assertThat(filled.remarks()).singleElement().asString().contains("-3 points are no grade");
  }

  @Test
  void aGradeThatMoodleHasIsReplacedAndSaid() throws Exception {
    String row = ADAS_ROW.replace(",,100.00", ",70.00,100.00").replace("-,\r\n", "-,Well done\r\n");
    var filled = filled(HEADER + row, SampleClass.graded(ADA, 85.5));
    assertThat(text(filled)).contains(",85.50,100.00,").doesNotContain("Well done");
    assertThat(filled.remarks())
        .containsExactly(
            "Ada Lovelace (line 2): had the grade 70.00 in Moodle, which becomes 85.50.",
            "Ada Lovelace (line 2): the comment that was in Moodle is replaced.");
  }

  @Test
  void theSameGradeIsLeftAsItIsWritten() throws Exception {
    var filled =
        filled(HEADER + ADAS_ROW.replace(",,100.00", ",70,100.00"), SampleClass.graded(ADA, 70));
    assertThat(text(filled)).contains(",70,100.00,");
    assertThat(filled.remarks())
        .containsExactly("Rows that have the same grade in Moodle already: 1.");
  }

  @Test
  void strangersAndAbsenteesAreSaid() throws Exception {
    String bob = "Participant 13,Bob,,-,,100.00,Yes,-,-,\r\n";
    String eve = "Participant 14,Eve,,-,,100.00,Yes," + TIME + ",-,\r\n";
    var filled =
        filled(
            HEADER + bob + eve,
            SampleClass.graded(ADA, 1),
            SampleClass.without(SampleClass.student("Dan", 99), Standing.MISSING));
    assertThat(text(filled)).isEqualTo(HEADER + bob + eve);
    assertThat(filled.remarks())
        .containsExactly(
            "Rows left as they are, since there is no result for them: 1.",
            "Eve (line 3): handed in, but no file of theirs is among the submissions.",
            "Ada Lovelace: has no row in the worksheet.");
  }

  @Test
  void whoHandedInSomethingThatIsNotThereIsAwaited() throws Exception {
    String row = "Participant 12,Ada Lovelace,,-,,100.00,Yes," + TIME + ",-,\r\n";
    String eve = row.replace("12,Ada Lovelace", "14,Eve");
    var filled = filled(HEADER + row + eve, SampleClass.without(ADA, Standing.MISSING));
    assertThat(text(filled)).isEqualTo(HEADER + row + eve);
    assertThat(filled.remarks())
        .contains(
            "Ada Lovelace (line 2): handed in, but no file of theirs is among the submissions.",
            "Eve (line 3): handed in, but no file of theirs is among the submissions.");
    List<String> awaited = new ArrayList<>();
    filled.match().forEachSubmitted(student -> awaited.add(student.name()));
    assertThat(awaited).containsExactly("Ada Lovelace", "Eve");
    assertThat(filled.match().missing()).extracting(Student::name).containsExactly("Eve");
  }

  @Test
  void aFaultOfTheGraderIsNoGrade() throws Exception {
    var filled = filled(HEADER + ADAS_ROW, SampleClass.without(ADA, Standing.UNGRADED));
    assertThat(text(filled)).isEqualTo(HEADER + ADAS_ROW);
    assertThat(filled.remarks())
        .containsExactly("Ada Lovelace (line 2): no grade, the grader failed.");
  }

  @Test
  void aTeamsNumberIsNotTakenForAPersons() throws Exception {
    var filled = filled(HEADER + ADAS_ROW, SampleClass.graded(TEAM, 50));
    assertThat(text(filled)).isEqualTo(HEADER + ADAS_ROW);
    assertThat(filled.remarks()).anySatisfy(r -> assertThat(r).contains("is by Team 7"));
  }

  @Test
  void allOfATeamGetItsGrade() throws Exception {
    String sheet =
        "Identifier,Full name,Group,Grade,Maximum Grade,Last modified (grade),Feedback comments\n"
            + "Participant 12,Ada,Team 6,,100.00,-,\n"
            + "Participant 13,Bob,Team 7,,100.00,-,\n"
            + "Participant 14,Eve,Team 7,,100.00,-,\n";
    assertThat(fill(sheet, SampleClass.graded(TEAM, 50)))
        .contains("12,Ada,Team 6,,", "13,Bob,Team 7,50.00,", "14,Eve,Team 7,50.00,");
    var bob = new Student("mn1", "Bob", "Team 7_12");
    var eve = new Student("mn2", "Eve", "Team 7_12");
    assertThat(fill(sheet, SampleClass.graded(bob, 40), SampleClass.graded(eve, 50)))
        .contains("12,Ada,Team 6,,", "13,Bob,Team 7,40.00,", "14,Eve,Team 7,50.00,");
  }

  @Test
  void membersWhoCantBeToldApartGetAGradeOnlyIfItIsTheSame() throws Exception {
    String sheet =
        "Identifier,Full name,Group,Grade,Maximum Grade,Last modified (grade),Feedback comments\n"
            + "Participant 13,Bob,Team 7,,100.00,-,\n"
            + "Participant 14,Eve,Team 7,,100.00,-,\n";
    var one = new Student("mn1", "mn1", "Team 7_12");
    var other = new Student("mn2", "mn2", "Team 7_12");
    assertThat(fill(sheet, SampleClass.graded(one, 50), SampleClass.graded(other, 50)))
        .contains("13,Bob,Team 7,50.00,", "14,Eve,Team 7,50.00,");
    var filled = filled(sheet, SampleClass.graded(one, 40), SampleClass.graded(other, 50));
    assertThat(text(filled)).isEqualTo(sheet);
    assertThat(filled.remarks()).hasSize(2).allSatisfy(r -> assertThat(r).contains("different"));
  }

  @Test
  void oneUploadForATeamSaysWhoseRowsAreUnknown() throws Exception {
    var one = new Student("mn1", "mn1", "Ada Lovelace_12");
    var other = new Student("mn2", "mn2", "Ada Lovelace_12");
    var filled =
        filled(HEADER + ADAS_ROW, SampleClass.graded(one, 50), SampleClass.graded(other, 50));
    assertThat(text(filled)).contains(",50.00,100.00,");
    assertThat(filled.remarks())
        .containsExactly(
            "Ada Lovelace (line 2): handed in for mn1, mn2, whose other rows can't be told from the"
                + " worksheet.");
  }

  @Test
  void studentsWithoutMoodlesNumberGoByNumberOrAddressOrName() throws Exception {
    String sheet =
        "Identifier,Full name,ID number,Email address,Grade,Last modified (grade),Feedback"
            + " comments\n"
            + "Participant 1,Ada,mn7,a@example.org,,-,\n"
            + "Participant 2,Bob,,b@example.org,,-,\n"
            + "Participant 3,\"<span class=\"\"usersuspended\"\">Eve <img></span>\",,,,-,\n"
            + "Participant 4,Dan,,,,-,\n"
            + "Participant 5,Dan,,,,-,\n";
    String filled =
        fill(
            sheet,
            SampleClass.graded(new Student("mn7", "A.", ""), 1),
            SampleClass.graded(new Student("B@example.org", "B.", ""), 2),
            SampleClass.graded(new Student("x", "eve", ""), 3),
            SampleClass.graded(new Student("y", "Dan", ""), 4));
    assertThat(filled)
        .contains("a@example.org,1.00,", "b@example.org,2.00,", "</span>\",,,3.00,")
        .contains("4,Dan,,,,-", "5,Dan,,,,-");
  }

  @Test
  void aMatriculationNumberIsNotMoodlesNumberOfSomeoneElse() throws Exception {
    var bob = new Student("12", "Bob", "");
    assertThat(fill(HEADER + ADAS_ROW, SampleClass.graded(bob, 50))).isEqualTo(HEADER + ADAS_ROW);
  }

  @Test
  void ofTwoWithTheSameClaimNobodyGetsIt() throws Exception {
    var filled =
        filled(
            HEADER + ADAS_ROW,
            SampleClass.graded(new Student("x", "Ada Lovelace", ""), 1),
            SampleClass.graded(new Student("y", "Ada Lovelace", ""), 2));
    assertThat(text(filled)).isEqualTo(HEADER + ADAS_ROW);
    assertThat(filled.remarks())
        .anySatisfy(
            r ->
                assertThat(r)
                    .isEqualTo(
                        "Ada Lovelace (line 2): could be any of x, y, so"
                            + " it is left as it is."));
  }

  @Test
  void blindMarkingGoesByTheNumberAlone() throws Exception {
    String sheet = "Identifier,Status,Grade,Last modified (grade)\nParticipant 12,-,,-\n";
    var hidden = new Student("12", "Participant", "Participant_12");
    assertThat(fill(sheet, SampleClass.graded(hidden, 5))).endsWith("Participant 12,-,5.00,-\n");
  }

  @Test
  void anAssignmentWithAScaleGetsOnlyItsWords() throws Exception {
    String sheet =
        "Identifier,Full name,Grade,Scale,Last modified (grade)\n"
            + "Participant 12,Ada Lovelace,,\"fail\npass, just\ngood\",-\n";
    assertThat(fill(sheet, SampleClass.graded(ADA, 60, "pass, just")))
        .contains("Ada Lovelace,\"pass, just\",");
    var filled = filled(sheet, SampleClass.graded(ADA, 60, "1.3"));
    assertThat(text(filled)).isEqualTo(sheet);
    assertThat(filled.remarks())
        .anySatisfy(r -> assertThat(r).contains("\"1.3\" isn't on the scale"));
  }

  @Test
  void cellsWithPhpsEscapesAreReadAsPhpWroteThem() throws Exception {
    String sheet =
        "Identifier,\"Online text\",Grade,\"Last modified (grade)\"\n"
            + "\"Participant 12\",\"a \\\"b\\\", c\n d\",,-\n";
    assertThat(fill(sheet, SampleClass.graded(ADA, 5))).isEqualTo(sheet.replace(",,-", ",5.00,-"));
  }

  @Test
  void aSitesOwnColumnIsNotTakenForAnotherLanguages() throws Exception {
    String sheet = "ID,Identifier,Note,Grade,Last modified (grade)\nx,Participant 12,y,,-\n";
    assertThat(fill(sheet, SampleClass.graded(ADA, 5))).endsWith("x,Participant 12,y,5.00,-\n");
  }

  @Test
  void whatIsWrittenIsNeverAFormulaOrAnEscape() throws Exception {
    for (String reason : SampleClass.HOSTILE_NAMES) {
      var correction = new TaskPoints.Correction("=1", 1, 2, reason + "\\", reason);
      var task = new TaskPoints("=1", reason, false, 2, 3, List.of(correction));
      StudentResult entry = SampleClass.entry(ADA, Standing.GRADED, 2, null, List.of(task));
      var row = Worksheet.of(bytes(fill(HEADER + ADAS_ROW, entry)), Map.of()).rows().get(0);
      assertThat(row.value(WorksheetColumn.FEEDBACK))
          .startsWith("Total: 2 of 100 points.")
          .doesNotContain("<", "\\\"")
          .doesNotContainPattern("\\p{Cc}");
    }
  }

  @Test
  void otherFilesAreRefusedWithWhatToDo() {
    refused("", "The worksheet is empty: download it");
    refused("\uFEFF\n\n", "The worksheet is empty: download it");
    refused("name;points\nAda;3\n", "no column Identifier: download it");
    refused("Identifier,Full name\nParticipant 12,Ada\n", "no column Grade: download it");
    refused("Identifier,Grade,Grade\nParticipant 12,1,2\n", "two columns named Grade");
    refused(
        "Identifier,Full name,Grade\nParticipant 12,Ada\n",
        "Line 2 of the worksheet has 2 cells where the first has 3");
    refused(
        "Identifier,Full name,Grade\n\nParticipant 12,\"Ada,1\n",
        "Line 3 of the worksheet has 2 cells where the first has 3");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Worksheet.of("Identität".getBytes(StandardCharsets.ISO_8859_1), Map.of()))
        .withMessageContaining("isn't in UTF-8: take the file as Moodle gave it out");
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Worksheet.of(HEADER.getBytes(StandardCharsets.UTF_16), Map.of()))
        .withMessageContaining("isn't in UTF-8");
  }

  @Test
  void numbersThatAreNobodysTellAnotherAssignmentsWorksheet() {
    Worksheet sheet = Worksheet.of(bytes(HEADER + ADAS_ROW), Map.of());
    assertThat(sheet.mayBeOf(List.of("Ada Lovelace_12", "Bob_3"))).isTrue();
    assertThat(sheet.mayBeOf(List.of("Ada Lovelace_13", "Bob_3"))).isFalse();
    assertThat(sheet.mayBeOf(List.of("", ""))).as("not from Moodle").isTrue();
  }

  private static void refused(String text, String message) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> Worksheet.of(bytes(text), Map.of()))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private static String fill(String sheet, StudentResult... entries) {
    return text(filled(sheet, entries));
  }

  private static Filled filled(String sheet, StudentResult... entries) {
    return filled(Worksheet.of(bytes(sheet), Map.of()), entries);
  }

  private static Filled filled(Worksheet sheet, StudentResult... entries) {
    var match =
        new WorksheetMatch(sheet, Arrays.stream(entries).map(StudentResult::student).toList());
    return new Filled(match, new WorksheetGrades(match, SampleClass.of(List.of(entries))));
  }

  private record Filled(WorksheetMatch match, WorksheetGrades grades) {

    List<String> remarks() {
      return Stream.of(grades.remarks(), match.remarks()).flatMap(List::stream).toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Filled filled) {
    return new String(filled.grades().bytes(), StandardCharsets.UTF_8);
  }
}
