package backprop.grader.compare;

import static backprop.grader.compare.Sample.of;
import static backprop.grader.compare.Sample.results;
import static backprop.grader.compare.Sample.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.batch.ResultStore;
import backprop.grader.common.Fault;
import backprop.grader.common.Texts;
import backprop.grader.compare.Change.Kind;
import backprop.grader.course.ClassResult;
import backprop.grader.course.Standing;
import backprop.grader.course.StoredResult;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.course.TaskPoints.Correction;
import backprop.grader.report.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResultComparisonTest {

  @TempDir Path folder;

  @Test
  void aLostTestIsNamedWithBothStates() {
    Change change =
        compare(results(of("ada", "PASSED", "PASSED")), results(of("ada", "PASSED", "FAILED")));
    assertThat(change.kind()).isEqualTo(Kind.POINTS);
    assertThat(change.difference()).isEqualTo(-4);
    TaskChange task = change.tasks().get(0);
    assertThat(task.id()).isEqualTo("3");
    assertThat(task.tests())
        .containsExactly(new TestChange("SoftmaxTest.rowsSumToOne", "PASSED", "FAILED"));
  }

  @Test
  void otherStatesWithTheSamePointsAreNoChangeOfPoints() {
    Change change =
        compare(results(of("ada", "FAILED", "PASSED")), results(of("ada", "TIMED_OUT", "PASSED")));
    assertThat(change.kind()).isEqualTo(Kind.TESTS);
  }

  @Test
  void whoeverIsNewOrGoneIsTold() {
    ResultComparison comparison =
        ResultComparison.of(
            results(of("ada", "PASSED", "PASSED"), of("bob", "PASSED", "PASSED")),
            results(of("bob", "PASSED", "PASSED"), of("carl", "PASSED", "PASSED")));
    assertThat(comparison.of(Kind.ONLY_OLD)).extracting(Change::submission).containsExactly("ada");
    assertThat(comparison.of(Kind.ONLY_NEW)).extracting(Change::submission).containsExactly("carl");
    assertThat(comparison.of(Kind.SAME)).extracting(Change::submission).containsExactly("bob");
  }

  @Test
  void theLargestChangeComesFirst() {
    ResultComparison comparison =
        ResultComparison.of(
            results(of("ada", "PASSED", "FAILED"), of("bob", "PASSED", "PASSED")),
            results(of("ada", "PASSED", "PASSED"), of("bob", "FAILED", "FAILED")));
    assertThat(comparison.changes()).extracting(Change::submission).containsExactly("bob", "ada");
  }

  @Test
  void whatElseDiffersIsTold() {
    Change change =
        compare(
            results(of("ada", "1.0.0", 7, "abc", "PASSED", "PASSED")),
            results(of("ada", "1.1.0", 8, "def", "PASSED", "PASSED")));
    assertThat(change.kind()).isEqualTo(Kind.SAME);
    assertThat(change.reasons())
        .containsExactly("grader 1.0.0 -> 1.1.0", "seed 7 -> 8", "the submission's files");
  }

  @Test
  void whatCanNoLongerBeReadHasChanged() {
    Change change =
        compare(results(of("ada", "PASSED", "PASSED")), results(unreadable("ada", "no")));
    assertThat(change.kind()).isEqualTo(Kind.POINTS);
    assertThat(change.difference()).isEqualTo(-8);
    Change never = compare(results(unreadable("ada", "no")), results(unreadable("ada", "no")));
    assertThat(never.kind()).isEqualTo(Kind.SAME);
  }

  @Test
  void twoSingleResultsAreComparedWhateverTheirNames() throws Exception {
    Path old =
        Files.writeString(
            folder.resolve("a.json"), ResultJson.of(of("ada", "PASSED", "PASSED").result()));
    Path now =
        Files.writeString(
            folder.resolve("b.json"), ResultJson.of(of("bob", "PASSED", "FAILED").result()));
    ResultComparison comparison = ResultComparison.of(Grading.read(old), Grading.read(now));
    assertThat(comparison.of(Kind.POINTS)).hasSize(1);
  }

  @Test
  void aFolderIsReadAsItWasWritten() throws Exception {
    ResultStore store = new ResultStore(folder);
    store.open();
    store.write(of("ada", "PASSED", "PASSED"));
    store.write(unreadable("bob", "not a zip"));
    Files.writeString(folder.resolve("results/broken.json"), "{");
    Grading results = Grading.read(folder);
    assertThat(results.submissions()).containsOnlyKeys("ada", "bob");
    assertThat(results.unread()).isEqualTo(1);
  }

  @Test
  void pointsFromStaffCountAndTheirNameIsSaid() throws Exception {
    Grading old =
        graded("old", of("ada", "PASSED", "FAILED"), new Correction("3.1", 4, 7, "x", "KM"));
    Grading now =
        graded("new", of("ada", "FAILED", "FAILED"), new Correction("3.1", 0, 7, "x", "KM"));
    ResultComparison comparison = ResultComparison.of(old, now);
    assertThat(comparison.of(Kind.TESTS)).singleElement().returns(0.0, Change::difference);
    assertThat(ComparisonText.of(comparison))
        .contains("ada   7, as before", "Task 3   7, as before", "KM on 3.1: 0 -> 7")
        .doesNotContain("4 -> 0", "the same files");
  }

  private Grading graded(String name, StoredResult stored, Correction decided) throws IOException {
    Path place = folder.resolve(name);
    ResultStore store = new ResultStore(place);
    store.open();
    store.write(stored);
    StudentResult student =
        new StudentResult(
            new Student("1", "Ada", ""),
            Standing.GRADED,
            stored.submission(),
            List.of(),
            "",
            List.of(),
            List.of(new TaskPoints("3", "Softmax", false, decided.points(), 8, List.of(decided))),
            decided.points(),
            0,
            null,
            null,
            decided.points(),
            "");
    ClassResult book =
        new ClassResult(
            "a", "1", "1", "A", "", 8, 0, 0, 8, "", Texts.EN, null, List.of(), List.of(student));
    Files.writeString(place.resolve("class.json"), new JsonMapper().writeValueAsString(book));
    return Grading.read(place);
  }

  @Test
  void whatHoldsNoResultIsRefusedByName() throws IOException {
    assertRefused(folder.resolve("nowhere"), "no file or folder");
    assertRefused(folder, "no folder results");
    Files.createDirectories(folder.resolve("results"));
    assertRefused(folder, "no result in");
    assertRefused(Files.writeString(folder.resolve("x.json"), "{}"), "is not a result");
    assertRefused(Files.writeString(folder.resolve("y.json"), "hello"), "is not a result");
    assertRefused(Files.writeString(folder.resolve("z.json"), ""), "is not a result");
  }

  private static void assertRefused(Path place, String words) {
    assertThatThrownBy(() -> Grading.read(place))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(words)
        .hasMessageContaining(place.toString());
  }

  private static Change compare(Grading before, Grading after) {
    return ResultComparison.of(before, after).changes().get(0);
  }
}
