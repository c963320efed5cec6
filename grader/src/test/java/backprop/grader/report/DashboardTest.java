package backprop.grader.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import backprop.grader.common.Texts;
import backprop.grader.course.ClassResult;
import backprop.grader.course.ClassStatistics;
import backprop.grader.course.ClassStatistics.MisconceptionCount;
import backprop.grader.course.EqualWork;
import backprop.grader.course.LastYear;
import backprop.grader.course.StoredResult;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TestStatistics;
import backprop.grader.course.UnnamedLosses;
import backprop.grader.result.Isolation;
import backprop.grader.result.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {

  private static final SampleClass SAMPLE = SampleClass.of(120, 2);
  private static final ClassResult BOOK = SAMPLE.book();
  private static final String PAGE =
      new Dashboard(BOOK, SAMPLE.stored(), null, SampleClass::link).html();

  @Test
  void sameClassGivesTheSameBytes() {
    SampleClass again = SampleClass.of(120, 2);
    assertThat(new Dashboard(again.book(), again.stored(), null, SampleClass::link).html())
        .isEqualTo(PAGE);
  }

  @Test
  void everyStudentHasARowWithALinkToThePage() {
    for (StudentResult entry : BOOK.students()) {
      assertThat(PAGE)
          .contains(
              "<th scope=\"row\"><a href=\"%s\"><bdi>%s</bdi></a></th>"
                  .formatted(
                      SampleClass.link(entry),
                      entry
                          .student()
                          .name()
                          .replace("&", "&amp;")
                          .replace("<", "&lt;")
                          .replace(">", "&gt;")));
    }
  }

  @Test
  void whoIsGradedByHandIsNotWithoutPoints() {
    StudentResult byHand = SAMPLE.byHand();
    ClassResult book =
        new ClassResult(
            BOOK.assignment(),
            BOOK.assignmentVersion(),
            BOOK.graderVersion(),
            BOOK.title(),
            BOOK.due(),
            BOOK.maxScore(),
            BOOK.maxBonus(),
            BOOK.maxPaper(),
            BOOK.maxTotal(),
            BOOK.scale(),
            BOOK.language(),
            BOOK.statistics(),
            BOOK.equal(),
            List.of(byHand));
    Dashboard view = new Dashboard(book, List.of(), null, SampleClass::link);
    assertThat(view.troubles()).isEmpty();
    assertThat(view.html()).contains(byHand.student().name()).doesNotContain("These have no score");
  }

  @Test
  void noNameBecomesMarkup() {
    assertThat(Markup.of(PAGE))
        .noneMatch(tag -> tag.contains("alert") || tag.startsWith("<img") || tag.startsWith("<!--"))
        .filteredOn(tag -> tag.startsWith("<title") || tag.startsWith("</title"))
        .hasSize(2);
  }

  @Test
  void aLinkStaysWithinItsAttribute() {
    String page = new Dashboard(BOOK, List.of(), null, entry -> "a\"onclick=\"alert(1)").html();
    assertThat(page).contains("href=\"a&#34;onclick=&#34;alert(1)\"").doesNotContain("a\"onclick");
  }

  @Test
  void nothingIsLoadedAndOnlyItsOwnScriptsRun() {
    Markup.requirePolicy(PAGE);
    assertThat(
            Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(String.join("", Markup.of(PAGE)))
                .results()
                .map(match -> match.group(1)))
        .allMatch(url -> url.matches("#[a-z-]+|pages/\\d+\\.html|unnamed\\.csv|data:,"));
    assertThat(Markup.of(PAGE)).noneMatch(tag -> tag.contains(" style=") || tag.contains(" on"));
  }

  @Test
  void theSlowestComeFirst() {
    List<String> slowest =
        SAMPLE.stored().stream()
            .filter(StoredResult::isGraded)
            .sorted(Comparator.comparingLong(DashboardTest::time).reversed())
            .limit(3)
            .map(stored -> String.format(Locale.ROOT, "%.1f", time(stored) / 1000.0))
            .toList();
    String section = PAGE.substring(PAGE.indexOf("id=\"slowest\""));
    assertThat(
            Pattern.compile("<td class=\"number\">([\\d.]+)</td>")
                .matcher(section)
                .results()
                .limit(3)
                .map(match -> match.group(1)))
        .containsExactlyElementsOf(slowest);
  }

  private static long time(StoredResult stored) {
    return stored.result().timings().values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void rareMisconceptionsAreFolded() {
    ClassStatistics all = BOOK.statistics();
    List<MisconceptionCount> many =
        IntStream.range(0, 20)
            .mapToObj(i -> new MisconceptionCount("x/" + i, "Slip " + i + ".", "1", 40 - i))
            .toList();
    Dashboard view =
        new Dashboard(
            new ClassResult(
                BOOK.assignment(),
                BOOK.assignmentVersion(),
                BOOK.graderVersion(),
                BOOK.title(),
                BOOK.due(),
                BOOK.maxScore(),
                BOOK.maxBonus(),
                BOOK.maxPaper(),
                BOOK.maxTotal(),
                BOOK.scale(),
                BOOK.language(),
                new ClassStatistics(
                    all.students(),
                    all.graded(),
                    all.ungraded(),
                    all.unreadable(),
                    all.missing(),
                    all.mean(),
                    all.median(),
                    all.lowerQuartile(),
                    all.upperQuartile(),
                    all.bins(),
                    all.tasks(),
                    many,
                    List.of()),
                List.of(new EqualWork("byte for byte", 50, List.of("Ada", "Bob"))),
                List.of()),
            List.of(),
            null,
            SampleClass::link);
    assertThat(view.frequent()).hasSize(12).first().isEqualTo(many.get(0));
    assertThat(view.rarer()).hasSize(8).last().isEqualTo(many.get(19));
    assertThat(view.html()).contains("8 more, which fewer students have", "Slip 19.");
    assertThat(view.html())
        .contains("Equal work", "byte for byte", "<bdi>Ada</bdi>, <bdi>Bob</bdi>");
  }

  @Test
  void whySubmissionsWereNotShutInBetterIsSaid() {
    assertThat(PAGE).doesNotContain("What submissions ran in");
    List<StoredResult> stored = new ArrayList<>(SAMPLE.stored());
    int graded = stored.stream().filter(StoredResult::isGraded).toList().size();
    StoredResult any = stored.stream().filter(StoredResult::isGraded).findFirst().orElseThrow();
    stored.set(
        stored.indexOf(any),
        new StoredResult(any.submission(), any.key(), "", inDroppedUser(any.result())));
    assertThat(new Dashboard(BOOK, stored, null, SampleClass::link).html())
        .contains(
            "1 submission in: dropped user, self-test ok: NOT shielded: the network. Not used:"
                + " bubblewrap: bwrap is not installed",
            (graded - 1) + " submissions in: bubblewrap, self-test ok<");
  }

  private static Result inDroppedUser(Result r) {
    return new Result(
        r.assignment(),
        r.assignmentVersion(),
        r.graderVersion(),
        r.seed(),
        r.partial(),
        r.submission(),
        new Isolation(
            "dropped user",
            "ok",
            "NOT shielded: the network",
            List.of("bubblewrap: bwrap is not installed")),
        r.score(),
        r.maxScore(),
        r.bonus(),
        r.maxBonus(),
        r.tasks(),
        r.timings());
  }

  @Test
  void anotherYearIsComparedInShares() {
    ClassStatistics all = BOOK.statistics();
    LastYear last = new LastYear(2 * BOOK.maxTotal(), all);
    String page = new Dashboard(BOOK, SAMPLE.stored(), last, SampleClass::link).html();
    long median = Dashboard.percent(all.median() / BOOK.maxTotal() / 2);
    assertThat(page).contains("last year " + median + " %, of " + all.graded() + " students");
    long share = Dashboard.percent((double) all.bins().get(9).students() / all.graded());
    String cell = "<td class=\"number\" data-value=\"%d\">%d %%</td>".formatted(share, share);
    assertThat(page).as("the same class twice").contains(cell + cell);
    assertThat(PAGE).doesNotContain("Last year</th>");
  }

  @Test
  void theHardestTestsAreShownAndTheOthersFolded() {
    List<TestStatistics> tests = BOOK.statistics().tests();
    assertThat(tests).hasSizeGreaterThan(12);
    assertThat(PAGE)
        .contains(
            "What the tests tell",
            (tests.size() - 12) + " more, the wrong programs of B2 among them")
        .contains("<code>" + tests.get(0).name() + "</code>");
    assertThat(Dashboard.signed(-0.25, Texts.EN)).isEqualTo("\u22120.25");
  }

  @Test
  void failuresWithoutANamedCauseAreCountedAndLinked() {
    List<Integer> counts =
        SAMPLE.stored().stream()
            .filter(StoredResult::isGraded)
            .map(stored -> UnnamedLosses.of(stored.result()).size())
            .filter(count -> count > 0)
            .toList();
    int all = counts.stream().mapToInt(count -> count).sum();
    assertThat(PAGE)
        .contains(
            Texts.EN.say("count.tests", all)
                + " that failed in "
                + Texts.EN.say("count.submissions", counts.size())
                + " have no cause")
        .contains("<a href=\"unnamed.csv\">");
  }

  @Test
  void anEmptyClassHasAPage() {
    SampleClass nobody = SampleClass.of(0, 1);
    assertThat(new Dashboard(nobody.book(), nobody.stored(), null, SampleClass::link).html())
        .contains("<dd id=\"count\">0</dd>")
        .doesNotContain("id=\"scores-chart\"", "id=\"no-result\"", "id=\"slowest\"");
  }

  /** Their contrast is checked where the handout is. */
  @Test
  void textHasTheHandoutsColours() throws IOException {
    List<Map<String, String>> own = colours("/page/page.css");
    List<Map<String, String>> handout = colours("/handout/page.css");
    assertThat(own).hasSize(2);
    for (int i = 0; i < 2; i++) {
      handout.get(i).remove("shadow"); // Where tables can be moved sideways; text has none.
      assertThat(own.get(i)).containsAllEntriesOf(handout.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x</script>y", "x<!-- y", "x</STYLE >"})
  void whatWouldEndItsElementIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Inline(text));
  }

  private static List<Map<String, String>> colours(String css) throws IOException {
    try (InputStream in = DashboardTest.class.getResourceAsStream(css)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile(":root \\{(.*?)}", Pattern.DOTALL)
          .matcher(text)
          .results()
          .map(DashboardTest::variables)
          .toList();
    }
  }

  private static Map<String, String> variables(MatchResult root) {
    Map<String, String> variables = new TreeMap<>();
    Pattern.compile("--(\\w+): (#[0-9a-f]{6});")
        .matcher(root.group(1))
        .results()
        .forEach(match -> variables.put(match.group(1), match.group(2)));
    return variables;
  }
}
