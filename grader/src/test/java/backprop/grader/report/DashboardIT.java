package backprop.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Texts;
import backprop.grader.course.ClassResult;
import backprop.grader.course.ClassStatistics.Bin;
import backprop.grader.course.Standing;
import backprop.grader.course.StudentResult;
import backprop.grader.result.Feedback;
import backprop.grader.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** The pages of a class of 500, in a real browser. */
@Tag("full")
class DashboardIT {

  private static final long SEED = 3;
  private static final String ROWS = "#students tbody tr";

  @TempDir private static Path folder;

  private static SampleClass sample;
  private static ClassResult book;
  private static Path dashboard;
  private static Browser browser;

  @BeforeAll
  static void writePages() throws IOException {
    browser = Browser.start();
    sample = SampleClass.of(500, SEED);
    book = sample.book();
    dashboard = folder.resolve("class.html");
    Files.writeString(
        dashboard, new Dashboard(book, sample.stored(), null, SampleClass::link).html());
    Files.createDirectory(folder.resolve("pages"));
    for (StudentResult entry : book.students()) {
      Result result = sample.result(entry);
      Files.writeString(
          page(entry),
          SubmissionPage.of(entry, book, result == null ? null : result.at(Feedback.STUDENT)));
    }
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.showOn("screen", "light");
    browser.width(1400);
    browser.open(dashboard);
  }

  @Test
  void nothingIsSaidOnTheConsoleAndNothingIsAskedFor() {
    browser.find("#dt-search-0").sendKeys("script");
    browser.pressEnter("#students thead th [role=button]");
    assertQuiet(dashboard);
    for (StudentResult entry : oneOfEachKind()) {
      browser.open(page(entry));
      assertQuiet(page(entry));
    }
  }

  private static void assertQuiet(Path page) {
    assertThat(browser.said()).as("console of %s", page).isEmpty();
    assertThat(browser.requests())
        .as("requests of %s", page)
        .allMatch(url -> url.equals(page.toUri().toString()) || url.startsWith("data:"));
  }

  @Test
  void theNumbersAreThoseOfTheClass() {
    assertThat(browser.texts("#count, #graded, #ungraded, #unreadable, #missing"))
        .containsExactly(
            "500",
            count(Standing.GRADED),
            count(Standing.UNGRADED),
            count(Standing.UNREADABLE),
            count(Standing.MISSING));
    assertThat(browser.texts(ROWS)).hasSize(500);
    for (int i = 0; i < 500; i += 50) {
      StudentResult entry = book.students().get(i);
      assertThat(browser.texts(ROWS + ":nth-child(" + (i + 1) + ") > *"))
          .startsWith(
              entry.student().name(), entry.student().id(), entry.standing().words(Texts.EN));
    }
  }

  @Test
  void theChartsShowTheNumbersOfTheTables() {
    assertThat(browser.value("Chart.getChart('scores-chart').data.datasets[0].data.map(Number)"))
        .isEqualTo(
            book.statistics().bins().stream().map(Bin::students).map(Long::valueOf).toList());
    assertThat(
            browser.value(
                "[0, 1, 2].map(i => Number(Chart.getChart('tasks-chart').data.datasets[i].data[0]))"
                    + ".reduce((a, b) => a + b)"))
        .isEqualTo(100L);
    assertThat((Long) browser.value("document.getElementById('tasks-chart').clientHeight"))
        .isGreaterThan(200);
  }

  @Test
  void searchingNeedsNoAccents() {
    WebElement search = browser.find("#dt-search-0");
    search.sendKeys("muller");
    long expected =
        book.students().stream().filter(e -> e.student().name().contains("Müller")).count();
    assertThat(browser.texts(ROWS)).hasSize((int) expected).allMatch(row -> row.contains("Müller"));
    assertThat(browser.find(".dt-info").getText()).isEqualTo(expected + " students of 500");
    search.clear();
    search.sendKeys("<script>alert(1)");
    assertThat(browser.texts(ROWS)).hasSize(1);
    search.clear();
    search.sendKeys("nobody is called this");
    assertThat(browser.texts(ROWS)).containsExactly("No student matches.");
  }

  @Test
  void theKeyboardSortsByTotal() {
    String button = "#students thead th[data-key=total] [role=button]";
    WebElement head = browser.find("#students thead th[data-key=total]");
    browser.pressEnter(button);
    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(totals()).isSortedAccordingTo(Comparator.naturalOrder());
    browser.pressEnter(button);
    assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
    List<Double> totals = totals();
    assertThat(totals).hasSize(500).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(totals.get(0))
        .isEqualTo(book.students().stream().mapToDouble(StudentResult::total).max().orElseThrow());
  }

  private static List<Double> totals() {
    List<?> values =
        (List<?>)
            browser.value(
                "[...document.querySelectorAll('"
                    + ROWS
                    + " td[data-key=total]')]"
                    + ".map(cell => cell.dataset.order)");
    return values.stream().map(value -> Double.valueOf(value.toString())).toList();
  }

  @Test
  void whateverANameLooksLikeItStaysText() {
    for (int i = 0; i < SampleClass.STRANGE.size(); i++) {
      String name = SampleClass.STRANGE.get(i);
      browser.open(page(book.students().get(i)));
      assertThat(browser.texts("h1")).containsExactly(name);
      assertThat(browser.title()).isEqualTo(name + " · Backprop by Hand");
      assertThat(browser.value("document.scripts.length + document.images.length")).isEqualTo(0L);
    }
  }

  @Test
  void aRowLeadsToThePage() {
    browser.find(ROWS + ":nth-child(3) a").click();
    assertThat(browser.texts("h1")).containsExactly(book.students().get(2).student().name());
  }

  @ParameterizedTest
  @CsvSource({
    "screen, light, 'rgb(255, 255, 255)', #1d5fa8",
    "screen, dark, 'rgb(21, 24, 27)', #7db1f5",
    "print, dark, 'rgb(255, 255, 255)', #1d5fa8"
  })
  void pageAndChartsFollowTheColourScheme(String medium, String scheme, String paper, String bars) {
    browser.showOn(medium, scheme);
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor")).isEqualTo(paper);
    assertThat(browser.value("Chart.getChart('scores-chart').data.datasets[0].backgroundColor"))
        .isEqualTo(bars);
  }

  @ParameterizedTest
  @CsvSource({"screen, 390", "screen, 1400", "print, 700"})
  void noPageIsWiderThanItsScreen(String medium, int width) {
    browser.showOn(medium, "light");
    browser.width(width);
    List<Path> pages = new ArrayList<>(oneOfEachKind().stream().map(DashboardIT::page).toList());
    pages.add(dashboard);
    for (Path page : pages) {
      browser.open(page);
      assertThat((Long) browser.value("document.documentElement.scrollWidth"))
          .as("width of %s", page)
          .isLessThanOrEqualTo(width);
    }
  }

  private static List<StudentResult> oneOfEachKind() {
    List<StudentResult> some =
        new ArrayList<>(book.students().subList(0, SampleClass.STRANGE.size()));
    for (Standing standing : Standing.values()) {
      book.students().stream()
          .filter(e -> e.standing() == standing)
          .findFirst()
          .ifPresent(some::add);
    }
    return some;
  }

  private static String count(Standing standing) {
    return String.valueOf(book.students().stream().filter(e -> e.standing() == standing).count());
  }

  private static Path page(StudentResult entry) {
    return folder.resolve(SampleClass.link(entry));
  }
}
