package backprop.grader.explain;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.result.HiddenTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestSearchTest {

  private static final List<HiddenTest> TESTS =
      Stream.of(
              "SigmoidTest.isOneHalfAtZero",
              "SoftmaxTest.sumsToOne",
              "SoftmaxTest.rowsSumToOne",
              "SoftmaxTest.rowsSumToOneToo")
          .map(name -> new HiddenTest(name, "", "1.1", 1))
          .toList();

  @Test
  void aWholeNameIsFoundThoughOthersContainIt() {
    assertThat(names(TestSearch.find(TESTS, "SoftmaxTest.rowsSumToOne")))
        .containsExactly("SoftmaxTest.rowsSumToOne");
  }

  @Test
  void aPartIsFoundWhateverItsCase() {
    assertThat(names(TestSearch.find(TESTS, "ONEHALF")))
        .containsExactly("SigmoidTest.isOneHalfAtZero");
  }

  @Test
  void allThatContainAPartAreFound() {
    assertThat(TestSearch.find(TESTS, "rows")).hasSize(2);
  }

  @Test
  void aPartOfTheAssignmentHasAllItsTests() {
    assertThat(TestSearch.find(TESTS, "1.1")).hasSameSizeAs(TESTS);
    assertThat(TestSearch.find(TESTS, "1.2")).isEmpty();
  }

  @Test
  void aMisspeltNameIsNearToTheRightOne() {
    assertThat(TestSearch.find(TESTS, "sumToOnes")).isEmpty();
    assertThat(names(TestSearch.near(TESTS, "sumToOnes")).get(0))
        .isEqualTo("SoftmaxTest.sumsToOne");
  }

  @Test
  void somethingIsNearToAnything() {
    assertThat(TestSearch.near(TESTS, "")).isNotEmpty();
  }

  private static List<String> names(List<HiddenTest> tests) {
    return tests.stream().map(HiddenTest::name).toList();
  }
}
