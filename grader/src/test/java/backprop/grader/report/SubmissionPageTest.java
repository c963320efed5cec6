package backprop.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Numbers;
import backprop.grader.course.ClassResult;
import backprop.grader.course.Standing;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.result.Feedback;
import backprop.grader.result.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionPageTest {

  private static final SampleClass SAMPLE = SampleClass.of(200, 1);
  private static final ClassResult BOOK = SAMPLE.book();

  @Test
  void sameResultGivesTheSameBytes() {
    StudentResult entry = first(StudentResult::grade, "5.0");
    assertThat(page(entry, Feedback.STAFF))
        .isEqualTo(page(entry, Feedback.STAFF))
        .isNotEqualTo(page(entry, Feedback.STUDENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></style></main><script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "&lt;b&gt;"
      })
  void noNameBecomesMarkup(String name) {
    StudentResult entry = named(first(SampleClass::isGraded), name);
    String page = page(entry, Feedback.STUDENT);
    assertThat(page)
        .contains("<h1><bdi>" + escaped(name) + "</bdi></h1>")
        .contains("<title>" + escaped(name) + " · ");
    assertThat(Markup.of(page)).isEqualTo(Markup.of(page(named(entry, "Ada"), Feedback.STUDENT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ليلى الأحمد", "Robin 🏳️‍🌈 Garcia", "Jürgen Müller"})
  void namesOfAllScriptsStayAsTheyAre(String name) {
    assertThat(page(named(first(SampleClass::isGraded), name), Feedback.STUDENT))
        .contains("<h1><bdi>" + name + "</bdi></h1>");
  }

  @Test
  void whatHtmlHasNoPlaceForIsReplaced() {
    String name = "A\0B\u001b[2J \ud83c";
    String page = page(named(first(SampleClass::isGraded), name), Feedback.STUDENT);
    assertThat(page).contains("<bdi>A\uFFFDB\uFFFD[2J \uFFFD</bdi>");
    assertThat(new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(page);
  }

  @ParameterizedTest
  @EnumSource(Feedback.class)
  void everyLevelShowsWhatItMay(Feedback level) {
    Result result = new SampleResult(new Random(8)).of("ada.zip", 0.6);
    boolean student = level != Feedback.NONE;
    boolean staff = level == Feedback.STAFF;
    for (String page :
        List.of(
            SubmissionPage.of("Backprop by Hand", result.at(level)),
            SubmissionPage.of(first(SampleClass::isGraded), BOOK, result.at(level)))) {
      assertThat(page.contains("id=\"losses\"")).isEqualTo(student);
      assertThat(page.contains("The argument is left as it was.")).isEqualTo(student);
      assertThat(page.contains("Hidden tests")).isEqualTo(student);
      assertThat(page.contains("<summary>Hint</summary>")).isEqualTo(student);
      assertThat(page.contains("hidden input x = {1.5, &lt;-2&gt;}")).isEqualTo(staff);
      assertThat(page.contains("Test.property")).isEqualTo(staff);
      assertThat(page.contains("training/last-batch-dropped")).isEqualTo(staff);
    }
  }

  @Test
  void aCauseIsToldOnceAndThenPointedTo() {
    Result result = new SampleResult(new Random(8)).of("ada.zip", 0.6);
    String sentence = "You leave out the last batch if it isn’t full.";
    String page = SubmissionPage.of("Backprop by Hand", result.at(Feedback.STUDENT));
    assertThat(page.split(sentence, -1)).hasSize(2);
    assertThat(page).containsPattern("The same cause as in <a href=\"#part-7\\.\\d\">Task 7\\.\\d");
  }

  @Test
  void theSumLeadsToTheTotal() {
    StudentResult entry =
        first(e -> e.lateness() != null && e.paper() != null && e.score() + e.bonus() < 100);
    assertThat(page(entry, Feedback.STUDENT))
        .contains("Questions on paper", "<strong>Late:</strong> " + entry.lateness().sentence())
        .contains("\u2212" + Numbers.points(entry.lateness().penalty()))
        .doesNotContain("Bonus that doesn’t count");
    StudentResult full = first(e -> e.score() + e.bonus() > 100);
    assertThat(page(full, Feedback.STUDENT)).contains("Bonus that doesn’t count");
  }

  @Test
  void aCorrectionSaysByWhomAndWhy() {
    StudentResult entry = first(e -> e.tasks().stream().anyMatch(t -> !t.corrections().isEmpty()));
    TaskPoints task =
        entry.tasks().stream().filter(t -> !t.corrections().isEmpty()).findFirst().orElseThrow();
    assertThat(page(entry, Feedback.NONE))
        .contains(
            "Looked at by <bdi>Dr. &lt;Weber&gt;</bdi>: Task 3 has " + Numbers.points(task.score()),
            " points: <bdi>the handout");
  }

  @Test
  void aTeamIsNamedAndStaysText() {
    StudentResult entry = first(e -> !e.team().isEmpty());
    assertThat(page(entry, Feedback.NONE))
        .contains("<bdi>Bo &lt;b&gt;Bold&lt;/b&gt;</bdi>,", "<bdi>Zoë</bdi>\n");
  }

  @Test
  void pointsFromStaffCountWithoutAResult() {
    StudentResult entry = SAMPLE.byHand();
    assertThat(SubmissionPage.of(entry, BOOK, null))
        .contains("These points are given by hand", "<dd>5 <small>of 110</small></dd>", "by mail")
        .doesNotContain("target/submission.zip", escaped(entry.remark()));
  }

  @Test
  void allAttemptsAreListed() {
    StudentResult entry = first(e -> e.attempts().size() == 2);
    assertThat(page(entry, Feedback.STUDENT))
        .contains(
            "All that was handed in", "2026-11-28 23:10", "<span class=\"tag\">counts</span>");
  }

  @ParameterizedTest
  @CsvSource({
    "UNGRADED, there is nothing for you to do",
    "UNREADABLE, target/submission.zip",
    "MISSING, show this page to the course staff"
  })
  void withoutAResultThePageSaysWhatToDo(Standing standing, String advice) {
    StudentResult entry = first(e -> e.standing() == standing);
    assertThat(SubmissionPage.of(entry, BOOK, null))
        .contains(escaped(entry.remark()), advice)
        .doesNotContain("id=\"tasks\"", "id=\"result\"", "<bdi></bdi>");
  }

  @Test
  void nothingIsLoadedAndNothingRuns() {
    String page = page(first(SampleClass::isGraded), Feedback.STAFF);
    assertThat(page).doesNotContain("<script", " style=", "http://", "https://");
    Markup.requirePolicy(page);
  }

  private static String page(StudentResult entry, Feedback level) {
    Result result = SAMPLE.result(entry);
    return SubmissionPage.of(entry, BOOK, result == null ? null : result.at(level));
  }

  private static StudentResult first(Predicate<StudentResult> wanted) {
    return BOOK.students().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static StudentResult first(Function<StudentResult, String> of, String value) {
    return first(entry -> of.apply(entry).equals(value));
  }

  private static StudentResult named(StudentResult e, String name) {
    return new StudentResult(
        new Student(e.student().id(), name, ""),
        e.standing(),
        e.submission(),
        e.team(),
        e.remark(),
        e.attempts(),
        e.tasks(),
        e.score(),
        e.bonus(),
        e.paper(),
        e.lateness(),
        e.total(),
        e.grade());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
