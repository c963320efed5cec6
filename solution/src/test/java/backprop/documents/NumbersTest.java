package backprop.documents;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.Parameter;
import backprop.matrix.Matrices;
import backprop.network.NeuralNetwork;
import backprop.theory.Affine;
import backprop.theory.Equivalences;
import backprop.theory.Stability;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every number in handout and answers is the rounding of one that is computed here. */
class NumbersTest {

  @Test
  void theNumbersOfTheHandoutAreComputed() throws IOException {
    assertThat(unknown(Sections.ofHandout(), HandoutNumbers.all())).isEmpty();
  }

  @Test
  void theNumbersOfTheAnswersAreComputed() throws IOException {
    assertThat(unknown(Sections.ofAnswers(), AnswersNumbers.all())).isEmpty();
  }

  @Test
  void aWrongDigitIsSeen() throws IOException {
    String page = Sections.ofHandout().get("Backpropagation on one page");
    Numbers numbers = PageInNumbers.all();
    assertThat(Numbers.in(page)).hasSizeGreaterThan(80);
    for (String number : Numbers.in(page).subList(0, 20)) {
      char last = number.charAt(number.length() - 1);
      String wrong =
          number.substring(0, number.length() - 1) + (char) ('0' + (last - '0' + 5) % 10);
      assertThat(numbers.unknownIn(page.replace(number, wrong))).contains(wrong);
    }
  }

  @Test
  void theStepsThatDoBestAreThoseNamed() {
    for (double named : new double[] {3e-6, 7e-6}) {
      assertThat(Slopes.typicalCentralError(named))
          .isLessThan(Slopes.typicalCentralError(1e-6))
          .isLessThan(Slopes.typicalCentralError(2e-5));
    }
  }

  @Test
  void theWholeNumbersOfTheTheoryAreComputed() throws IOException {
    Map<String, String> answers = Sections.ofAnswers();
    assertThat(section(answers, "P6:"))
        .contains("| " + Stability.gradientBreaksAt() + " to " + (Stability.lossBreaksAt() - 1))
        .contains("| from " + Stability.lossBreaksAt() + " on |")
        .contains("N = 600 at " + meanGradientBreaksAt(600));
    assertThat(section(answers, "P5:")).contains("from x = " + Stability.naiveLossBreaksAt());
    String count = String.valueOf(NeuralNetwork.parameterCount(784, 200, 10));
    assertThat(section(Sections.ofHandout(), "Task 5.1"))
        .contains("2, 4, 2 it is " + NeuralNetwork.parameterCount(2, 4, 2))
        .contains("3, 4, 2: " + NeuralNetwork.parameterCount(3, 4, 2), count);
    assertThat(section(answers, "P8:").replace(",", "")).contains(count);
  }

  @Test
  void theWorkedMatricesAreComputed() throws IOException {
    Map<String, String> handout = Sections.ofHandout();
    LinearLayer layer =
        new LinearLayer(new double[][] {{1, 0, -1}, {2, 1, 0}}, new double[] {0.5, -0.5, 0});
    expectRows(section(handout, "Task 6.1"), layer.fprop(new double[][] {{1, 2}, {3, -1}}));
    expectRows(section(handout, "Task 6.1"), layer.bprop(new double[][] {{1, 0, 2}, {0, 1, -1}}));
    for (Parameter parameter : layer.parameters()) {
      expectRows(section(handout, "Task 6.1"), parameter.gradient());
    }
    double[] s = {0.2, 0.3, 0.5};
    double[][] v = {{1, 2, 3}};
    double[][] jacobian = LogSoftmaxLayer.logSoftmaxJacobian(s);
    expectRows(section(handout, "Task 6.5"), jacobian);
    expectRows(section(handout, "Task 6.5"), Matrices.multiply(v, jacobian));
    Affine first = new Affine(new double[][] {{2, -4}}, new double[] {1, 0});
    Affine last = new Affine(new double[][] {{6}, {2}}, new double[] {1});
    Affine middle = new Affine(new double[][] {{4, 8}, {2, 0}}, new double[] {1, -1});
    for (Affine[] net : List.of(new Affine[] {first, last}, new Affine[] {first, middle, last})) {
      for (Affine map : Equivalences.toTanh(net)) {
        expectRows(section(handout, "Task B1.1"), map.w());
        expectRows(section(handout, "Task B1.1"), new double[][] {map.b()});
      }
    }
    Affine one =
        Equivalences.collapse(
            new Affine(new double[][] {{1, 2}, {0, 1}}, new double[] {1, -1}),
            new Affine(new double[][] {{1}, {3}}, new double[] {2}));
    expectRows(section(handout, "Task B1.2"), one.w());
    expectRows(section(handout, "Task B1.2"), new double[][] {one.b()});
  }

  /** Expects each row of a matrix between brackets, however many spaces stand between numbers. */
  private static void expectRows(String text, double[][] matrix) {
    String plain = text.replaceAll("[ ,]+", " ").replace("[ ", "[").replace(" ]", "]");
    for (double[] row : matrix) {
      assertThat(plain)
          .contains(
              Arrays.stream(row)
                  .mapToObj(x -> new BigDecimal(x).round(new MathContext(6)))
                  .map(x -> x.signum() == 0 ? "0" : x.stripTrailingZeros().toPlainString())
                  .collect(Collectors.joining(" ", "[", "]")));
    }
  }

  /** Returns the first gap at which −1 / (N p) is infinite. */
  private static int meanGradientBreaksAt(int samples) {
    int gap = 1;
    while (Double.isFinite(1 / (samples * (Math.exp(-gap) / (1 + Math.exp(-gap)))))) {
      gap++;
    }
    return gap;
  }

  @Test
  void theRootIsAlmostExactOnTheSheetsInterval() throws IOException {
    int points = 100_000;
    int inexact = 0;
    for (int i = 0; i < points; i++) {
      double x = 1e-8 + (0.00999 - 1e-8) * i / points;
      inexact += Stability.stagedGradient(x) == 1 ? 0 : 1;
    }
    assertThat(Stability.stagedGradient(0.0019)).isEqualTo(1 - Math.ulp(1.0) / 2);
    assertThat(section(Sections.ofAnswers(), "P12:"))
        .contains("in about " + Math.round(100.0 * inexact / points) + " % of the points");
  }

  static String section(Map<String, String> sections, String heading) {
    return sections.entrySet().stream()
        .filter(section -> section.getKey().startsWith(heading))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no section " + heading));
  }

  /** Returns the numbers that nothing computes, with their sections. */
  private static List<String> unknown(Map<String, String> sections, Map<String, Numbers> computed) {
    Numbers all = new Numbers();
    computed.values().forEach(all::add);
    List<String> unknown = new ArrayList<>();
    sections.forEach(
        (heading, text) -> {
          Numbers known =
              computed.entrySet().stream()
                  .filter(numbers -> heading.startsWith(numbers.getKey()))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse(all);
          known.unknownIn(text).forEach(number -> unknown.add(number + " in " + heading));
        });
    return unknown;
  }
}
