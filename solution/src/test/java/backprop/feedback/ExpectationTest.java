package backprop.feedback;

import static backprop.feedback.Expectation.expect;
import static backprop.feedback.Expectation.expectRefusal;
import static backprop.feedback.Expectation.expectThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static String message(ThrowingCallable call) {
    return "\n" + catchThrowableOfType(WrongResult.class, call).block();
  }

  @Test
  void showsTheInputTheShapeTheFirstWrongEntryAndTheRowSums() {
    double[][] x = {{1, 2, 3}, {1, 2, 3}};
    double[] row = {0.09003057317038046, 0.24472847105479764, 0.6652409557748219};
    double[][] half = {{0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}};
    assertThat(
            message(() -> expect(half).given("x", x).toBeCloseTo(new double[][] {row, row}, 1e-9)))
        .isEqualTo(
            "\n  x            [1 2 3]"
                + "\n               [1 2 3]"
                + "\n  shape        2x3, right"
                + "\n  first wrong  [0][0]   (6 of 6 entries are wrong)"
                + "\n               expected 0.09003057   was 0.5"
                + "\n  row sums     expected 1, 1         were 1.5, 1.5");
  }

  @Test
  void namesTheShapesAloneWhereTheyDiffer() {
    double[][] tall = new double[3][2];
    assertThat(message(() -> expect(tall).toBe(new double[2][3])))
        .isEqualTo("\n  shape        expected 2x3          was 3x2");
    assertThat(message(() -> expect(tall).toHaveShape(2, 3)))
        .isEqualTo("\n  shape        expected 2x3          was 3x2");
    assertThat(message(() -> expect(new double[2]).toBe(new double[3])))
        .isEqualTo("\n  length       expected 3            was 2");
  }

  @Test
  void saysWhatIsOddAboutAResult() {
    double[][] none = null;
    double[] nothing = null;
    assertThat(message(() -> expect(none).toBe(new double[2][3]))).endsWith("was null");
    assertThat(message(() -> expect(nothing).toBe(new double[3]))).endsWith("was null");
    assertThat(message(() -> expect(new double[2][]).toBe(new double[2][3])))
        .endsWith("was a null row");
    assertThat(message(() -> expect(new double[][] {{1, 2}, {3}}).toBe(new double[2][2])))
        .endsWith("was ragged: rows of 2 and 1");
    assertThat(message(() -> expect(none).toBeFinite())).contains("finite").endsWith("was null");
  }

  @Test
  void pointsAtTheFirstWrongEntryOfAVector() {
    assertThat(message(() -> expect(new double[] {1, 2, 4}).toBe(new double[] {1, 2, 3})))
        .isEqualTo(
            "\n  first wrong  [2]   (1 of 3 entries is wrong)"
                + "\n               expected 3            was 4");
  }

  @Test
  void showsAllDigitsWhereSevenAreNotEnough() {
    assertThat(message(() -> expect(1.0000000001).given("x", 2.0).toBeCloseTo(1, 1e-12)))
        .isEqualTo(
            "\n  x            2"
                + "\n  result       expected 1.0          was 1.0000000001"
                + "\n               allowed difference: 1e-12");
  }

  @Test
  void saysItInOneLineWhereAToolRepeatsIt() {
    double[][] ones = {{1, 1}};
    String before = System.getProperty(WrongResult.BRIEF, "false");
    System.setProperty(WrongResult.BRIEF, "true");
    try {
      WrongResult wrong =
          catchThrowableOfType(
              WrongResult.class, () -> expect(ones).toBe(new double[][] {{1, 0.5}}));
      assertThat(wrong).hasMessage("[0][1] expected 0.5, was 1");
      assertThat(wrong.block()).contains("  first wrong  [0][1]");
      assertThat(FailureText.of(wrong, "backprop.SomeTest")).contains("  first wrong  [0][1]");
    } finally {
      System.setProperty(WrongResult.BRIEF, before);
    }
  }

  @Test
  void comparesWithATolerance() {
    assertThatCode(() -> expect(1000.0009).toBeCloseTo(1000, 1e-6)).doesNotThrowAnyException();
    assertThatCode(() -> expect(1e-9).toBeCloseTo(0, 1e-9)).doesNotThrowAnyException();
    assertThatCode(() -> expect(1.1e-300).toBeCloseRelativeTo(1e-300, 0.2))
        .doesNotThrowAnyException();
    assertThat(message(() -> expect(1.2e-300).toBeCloseRelativeTo(1e-300, 0.1)))
        .endsWith("expected 1e-300       was 1.2e-300");
    assertThat(message(() -> expect(1000.002).toBeCloseTo(1000, 1e-6))).contains("was 1000.002");
  }

  @Test
  void letsNanAndInfinityMatchThemselvesOnly() {
    double[] odd = {NAN, INFINITY, -INFINITY, -0.0};
    assertThatCode(() -> expect(odd).toBe(new double[] {NAN, INFINITY, -INFINITY, 0}))
        .doesNotThrowAnyException();
    assertThatCode(() -> expect(odd).toBeCloseTo(odd.clone(), 1e-9)).doesNotThrowAnyException();
    assertThat(message(() -> expect(NAN).toBeCloseTo(0, 1e-9))).contains("was NaN");
    assertThat(message(() -> expect(0).toBeCloseTo(NAN, 1e-9))).contains("expected NaN");
    assertThat(message(() -> expect(1e300).toBeCloseTo(INFINITY, 1))).contains("was 1e300");
    assertThat(message(() -> expect(INFINITY).toBeCloseTo(1e300, 1))).contains("was Infinity");
    assertThat(message(() -> expect(INFINITY).toBeCloseTo(-INFINITY, 1))).contains("was Infinity");
  }

  @Test
  void wantsFiniteNumbers() {
    assertThatCode(() -> expect(new double[][] {{1, 2}}).toBeFinite()).doesNotThrowAnyException();
    assertThat(message(() -> expect(new double[][] {{1, 2}, {3, NAN}}).toBeFinite()))
        .isEqualTo(
            "\n  first wrong  [1][1]" + "\n               expected a finite number  was NaN");
  }

  @Test
  void showsNoRowSumsWhereTheyAreRight() {
    double[][] swapped = {{0.25, 0.75}};
    assertThat(message(() -> expect(swapped).toBe(new double[][] {{0.75, 0.25}})))
        .doesNotContain("row sums");
  }

  @Test
  void showsRowSumsThatShouldBeZero() {
    double[][] right = {{0.5, -0.5}, {-0.25, 0.25}};
    assertThat(message(() -> expect(new double[][] {{0.5, 0.5}, {-0.25, 0.25}}).toBe(right)))
        .endsWith("\n  row sums     expected 0, 0         were 1, 0");
    assertThat(message(() -> expect(new double[][] {{0.25, -0.25}, {-1, 1}}).toBe(right)))
        .doesNotContain("row sums");
    assertThat(message(() -> expect(new double[][] {{1, 2}}).toBe(new double[][] {{0, 0}})))
        .doesNotContain("row sums");
  }

  @Test
  void suspectsIntsWhereAllIsZeroAndNothingShouldBe() {
    assertThat(message(() -> expect(new double[2]).toBe(new double[] {0.5, 0.25})))
        .contains("  perhaps      All is 0: a division of ints?");
    assertThat(message(() -> expect(0).toBe(0.5))).contains("  perhaps      It is 0: ");
    assertThat(message(() -> expect(0).toBe(4e-18))).doesNotContain("perhaps");
    assertThat(message(() -> expect(0).toBe(1))).doesNotContain("perhaps");
    assertThat(message(() -> expect(new double[] {0, 1}).toBe(new double[] {0.5, 0.25})))
        .doesNotContain("perhaps");
  }

  @Test
  void countsNothingWhereThereIsOneEntry() {
    assertThat(message(() -> expect(new double[] {1}).toBe(new double[] {2})))
        .isEqualTo("\n  first wrong  [0]" + "\n               expected 2            was 1");
  }

  @Test
  void wantsNumbersOfARange() {
    assertThatCode(() -> expect(0.2).toBeBetween(0.19, 0.2)).doesNotThrowAnyException();
    assertThat(message(() -> expect(NAN).toBeBetween(0.19, 0.2)))
        .isEqualTo("\n  result       expected from 0.19 to 0.2  was NaN");
  }

  @Test
  void wantsARefusal() {
    Class<IllegalArgumentException> wanted = IllegalArgumentException.class;
    assertThatCode(() -> expectRefusal("f", wanted, () -> Integer.parseInt("x")))
        .doesNotThrowAnyException();
    assertThat(message(() -> expectRefusal("f of 1x2", wanted, () -> {})))
        .isEqualTo(
            "\n  call         f of 1x2"
                + "\n  refusal      expected IllegalArgumentException"
                + "\n               nothing was thrown");
    assertThat(message(() -> expectRefusal("f", wanted, () -> "".charAt(3))))
        .endsWith("was StringIndexOutOfBoundsException");
  }

  @Test
  void wantsWhatIsSaidInWords() {
    assertThatCode(() -> expectThat("the order", true, "a", "b")).doesNotThrowAnyException();
    assertThat(message(() -> expectThat("the order", false, "shuffled", "sorted")))
        .isEqualTo(
            "\n  checked      the order" + "\n  result       expected shuffled     was sorted");
  }

  @Test
  void neverPrintsMoreThanEightyColumns() {
    double[][] wide = new double[20][100];
    for (double[] row : wide) {
      Arrays.fill(row, -1.0 / 3);
    }
    String text =
        message(
            () ->
                expect(wide)
                    .given("x", wide)
                    .given("a name of a very long input", wide[0])
                    .given("note", "many words ".repeat(20))
                    .toBe(new double[20][100]));
    assertThat(text).contains("...]", "... 14 more rows");
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void refusesToCompareANumberWithAMatrix() {
    assertThatIllegalArgumentException().isThrownBy(() -> expect(1).toBe(new double[1][1]));
  }
}
