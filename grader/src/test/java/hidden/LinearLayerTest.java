package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.layer.LinearLayer;
import backprop.layer.Parameter;
import backprop.matrix.Matrices;
import hidden.support.ByDefinition;
import hidden.support.Inputs;
import hidden.support.Seeded;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 6, the linear layer. Known values are products of small whole numbers, by hand. */
@Tag("task-6")
@ExtendWith(Seeded.class)
class LinearLayerTest {

  private final double[][] W = {{1, 2}, {-1, 0}, {3, -2}}; // 3 inputs, 2 outputs
  private final double[] B = {10, -20};
  private final double[][] X = {{1, 2, 3}, {0, -1, 1}};
  private final double[][] V = {{1, -1}, {2, 5}};

  @Test
  @Points(item = "6.1", value = 1.5)
  @DisplayName("The output of a given linear layer is xW + b.")
  void outputHasKnownValues() {
    double[][] expected = {{18, -24}, {14, -22}};
    expect(new LinearLayer(W, B).fprop(X)).given("x", X).toBeCloseTo(expected, 1e-13);
  }

  @Test
  @Points(item = "6.1", value = 1.5)
  @DisplayName("Any linear layer multiplies by its weight and adds its bias to every row.")
  void outputFollowsTheFormula(Inputs inputs) {
    int[][] sizes = {{3, 3, 3}, {5, 2, 4}, {1, 4, 1}, {2, 1, 5}}; // N, D, H
    for (int[] size : sizes) {
      double[][] w = inputs.normal(size[1], size[2]);
      double[] b = inputs.normal(size[2]);
      double[][] x = inputs.normal(size[0], size[1]);
      expect(new LinearLayer(w, b).fprop(x))
          .given("x", x)
          .toBeCloseTo(ByDefinition.affine(x, w, b), 1e-12);
    }
  }

  @Test
  @Points(item = "6.1", value = 1.5)
  @DisplayName("Backwards, a given linear layer hands on v times its weight transposed.")
  void inputGradientHasKnownValues() {
    LinearLayer layer = new LinearLayer(W, B);
    layer.fprop(X);
    double[][] expected = {{-1, -1, 5}, {12, -2, -4}};
    expect(layer.bprop(V)).given("v", V).toBeCloseTo(expected, 1e-13);
  }

  @Test
  @Points(item = "6.1", value = 1.5)
  @DisplayName("Backwards, the gradient of a given layer's weight is x transposed times v.")
  void weightGradientHasKnownValues() {
    double[][] expected = {{1, -1}, {0, -7}, {5, 2}};
    expect(gradients(new LinearLayer(W, B), X, V)[0])
        .given("x", X)
        .given("v", V)
        .toBeCloseTo(expected, 1e-13);
  }

  @Test
  @Points(item = "6.1", value = 1.5)
  @DisplayName("Backwards, the gradient of a given layer's bias is the sum of v's rows.")
  void biasGradientHasKnownValues() {
    expect(gradients(new LinearLayer(W, B), X, V)[1])
        .given("v", V)
        .toBeCloseTo(new double[][] {{3, 4}}, 1e-13);
  }

  @Test
  @Points(item = "6.1", value = 10)
  @DisplayName(
      "Output and all three gradients are right for batch after batch, beside another layer.")
  void isRightBatchAfterBatch(Inputs inputs) {
    int[][] sizes = {{3, 3, 3}, {1, 4, 2}, {20, 12, 11}}; // N, D, H
    for (int[] size : sizes) {
      LinearLayer layer = new LinearLayer(inputs.normal(size[1], size[2]), inputs.normal(size[2]));
      LinearLayer other = new LinearLayer(inputs.normal(size[1], size[2]), inputs.normal(size[2]));
      for (int n : new int[] {size[0], size[0], size[0] + 1}) {
        double[][] w = inputs.normal(size[1], size[2]);
        double[][] b = inputs.normal(1, size[2]);
        double[][] x = inputs.ordinary(n, size[1]);
        double[][] v = inputs.ordinary(n, size[2]);
        List<Parameter> parameters = layer.parameters();
        parameters.get(0).set(w);
        parameters.get(1).set(b);
        expect(layer.fprop(x)).given("x", x).toBeCloseTo(ByDefinition.affine(x, w, b[0]), 1e-12);
        gradients(other, inputs.normal(n, size[1]), inputs.normal(n, size[2]));
        expect(layer.bprop(v))
            .given("x", x)
            .given("v", v)
            .toBeCloseTo(Matrices.multiplyTransB(v, w), 1e-12);
        double[][][] expected = {
          Matrices.multiplyTransA(x, v), new double[][] {Matrices.columnSums(v)}
        };
        for (int i = 0; i < 2; i++) {
          Parameter parameter = parameters.get(i);
          expect(parameter.gradient()).given("x", x).given("v", v).toBeCloseTo(expected[i], 1e-12);
          expect(parameter.value()).toBe(i == 0 ? w : b);
        }
      }
    }
  }

  @Test
  @Points(item = "6.1")
  @DisplayName("The gradients of a batch given twice are right: twice those of the batch.")
  void neverDividesByTheNumberOfRows() {
    double[][] x = {X[0], X[1], X[0], X[1]};
    double[][] v = {V[0], V[1], V[0], V[1]};
    double[][][] actual = gradients(new LinearLayer(W, B), x, v);
    expect(actual[0]).given("x", x).toBeCloseTo(new double[][] {{2, -2}, {0, -14}, {10, 4}}, 1e-13);
    expect(actual[1]).given("v", v).toBeCloseTo(new double[][] {{6, 8}}, 1e-13);
  }

  @Test
  @Points(item = "6.1", value = 1.5)
  @DisplayName("After a second pass the gradients are right: those of that pass alone.")
  void aSecondPassReplacesTheGradients(Inputs inputs) {
    LinearLayer layer = new LinearLayer(W, B);
    gradients(layer, inputs.normal(2, 3), inputs.normal(2, 2));
    double[][][] actual = gradients(layer, X, V);
    expect(actual[0])
        .given("x", X)
        .given("v", V)
        .toBeCloseTo(new double[][] {{1, -1}, {0, -7}, {5, 2}}, 1e-13);
    expect(actual[1]).given("v", V).toBeCloseTo(new double[][] {{3, 4}}, 1e-13);
  }

  @Test
  @Points(item = "6.1")
  @DisplayName("The weight gradient is right beside the passes of another layer.")
  void twoLayersShareNothing(Inputs inputs) {
    LinearLayer layer = new LinearLayer(W, B);
    LinearLayer other = new LinearLayer(inputs.normal(3, 2), inputs.normal(2));
    layer.fprop(X);
    other.fprop(inputs.normal(2, 3));
    layer.bprop(V);
    other.bprop(inputs.normal(2, 2));
    expect(layer.parameters().get(0).gradient())
        .given("x", X)
        .given("v", V)
        .toBeCloseTo(new double[][] {{1, -1}, {0, -7}, {5, 2}}, 1e-13);
  }

  @Test
  @Points(item = "6.1", value = 1.5)
  @DisplayName("Output and gradient are right for parameters set later, which no pass changes.")
  void usesItsPresentParameters(Inputs inputs) {
    LinearLayer layer = new LinearLayer(inputs.normal(3, 2), inputs.normal(2));
    layer.fprop(X);
    layer.parameters().get(0).set(W);
    layer.parameters().get(1).set(new double[][] {B});
    expect(layer.fprop(X)).given("x", X).toBeCloseTo(new double[][] {{18, -24}, {14, -22}}, 1e-13);
    expect(layer.bprop(V))
        .given("v", V)
        .toBeCloseTo(new double[][] {{-1, -1, 5}, {12, -2, -4}}, 1e-13);
    expect(layer.parameters().get(0).value()).toBe(W);
    expect(layer.parameters().get(1).value()).toBe(new double[][] {B});
  }

  @Test
  @SeesChangedArguments
  @Points(item = "6.1")
  @DisplayName("Both passes leave their arguments as they were.")
  void changesNoArgument(Inputs inputs) {
    double[][] x = inputs.normal(2, 3);
    double[][] v = inputs.normal(2, 2);
    double[][] xBefore = {x[0].clone(), x[1].clone()};
    double[][] vBefore = {v[0].clone(), v[1].clone()};
    gradients(new LinearLayer(W, B), x, v);
    expect(x).toBe(xBefore);
    expect(v).toBe(vBefore);
  }

  @Test
  @Points(item = "6.1", value = 3)
  @DisplayName("Huge and tiny numbers give the right output and gradients, to the last digits.")
  void keepsHugeAndTinyNumbers() {
    LinearLayer layer = new LinearLayer(new double[][] {{1e150, 1e-150}}, new double[] {0, 0});
    double[][] output = layer.fprop(new double[][] {{2e100}});
    expect(output[0]).toBeCloseRelativeTo(new double[] {2e250, 2e-50}, 1e-12);
    double[][] back = layer.bprop(new double[][] {{1e-200, 0}});
    expect(back[0]).toBeCloseRelativeTo(new double[] {1e-50}, 1e-12);
    expect(layer.parameters().get(0).gradient()[0])
        .toBeCloseRelativeTo(new double[] {2e-100, 0}, 1e-12);
    expect(layer.parameters().get(1).gradient()[0])
        .toBeCloseRelativeTo(new double[] {1e-200, 0}, 1e-12);
  }

  @Test
  @Points(item = "6.1", value = 0.25)
  @DisplayName("Backwards, v of another shape than the output is refused, naming both shapes.")
  void refusesAnotherShape(Inputs inputs) {
    LinearLayer layer = new LinearLayer(W, B);
    gradients(layer, X, V);
    layer.fprop(X);
    for (int[] shape : new int[][] {{3, 2}, {1, 2}, {2, 3}}) {
      double[][] v = inputs.normal(shape[0], shape[1]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> layer.bprop(v))
          .withMessageContainingAll("2x2", shape[0] + "x" + shape[1]);
    }
  }

  @Test
  @Points(item = "6.1", value = 0.25)
  @DisplayName(
      "Going backwards works after going forwards; before, it is an IllegalStateException.")
  void refusesToGoBackwardsFirst() {
    gradients(new LinearLayer(W, B), X, V);
    LinearLayer fresh = new LinearLayer(W, B);
    assertThatIllegalStateException().isThrownBy(() -> fresh.bprop(V));
  }

  /** The gradients of weight and bias after one pass in both directions. */
  private static double[][][] gradients(LinearLayer layer, double[][] x, double[][] v) {
    layer.fprop(x);
    layer.bprop(v);
    return new double[][][] {
      layer.parameters().get(0).gradient(), layer.parameters().get(1).gradient()
    };
  }
}
