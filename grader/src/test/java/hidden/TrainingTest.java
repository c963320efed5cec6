package hidden;

import static backprop.feedback.Expectation.expect;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.data.Dataset;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.layer.Layer;
import backprop.layer.Parameter;
import backprop.train.Initializer;
import backprop.train.Sgd;
import backprop.train.Trainer;
import hidden.support.Inputs;
import hidden.support.Seeded;
import hidden.support.ShiftLayer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Task 7, starting values, the step of gradient descent, and counting errors. */
@Tag("task-7")
@ExtendWith(Seeded.class)
class TrainingTest {

  @Test
  @Points(item = "7.1", value = 1.5)
  @DisplayName("The weights have one row for each input and one column for each output.")
  void weightsAreInputsTimesOutputs(Inputs inputs) {
    int[][] sizes = {{3, 5}, {5, 3}, {1, 4}, {4, 1}};
    for (int[] size : sizes) {
      expect(Initializer.glorotUniform(size[0], size[1], inputs.seed()))
          .toHaveShape(size[0], size[1]);
    }
  }

  @Test
  @Points(item = "7.1", value = 2)
  @DisplayName("The weights fill the range from -limit to limit, and none lies outside.")
  void weightsFillTheirRange(Inputs inputs) {
    // Of 1,000 even numbers the largest misses the last 2.5 % once in 10^11 times.
    int[][] sizes = {{20, 50}, {30, 80}, {1, 1000}};
    for (int[] size : sizes) {
      double limit = Math.sqrt(6.0 / (size[0] + size[1]));
      double low = 0;
      double high = 0;
      for (double[] row : Initializer.glorotUniform(size[0], size[1], inputs.seed())) {
        for (double weight : row) {
          low = Math.min(low, weight);
          high = Math.max(high, weight);
        }
      }
      assertThat(high).as("largest weight").isBetween(0.95 * limit, limit);
      assertThat(low).as("smallest weight").isBetween(-limit, -0.95 * limit);
    }
  }

  @Test
  @Points(item = "7.1")
  @DisplayName("Every row and every column holds weights below -0.3 and above 0.3 times the limit.")
  void rowsAndColumnsAreDrawnIndependently(Inputs inputs) {
    expectIndependent(Initializer.glorotUniform(60, 60, inputs.seed()));
  }

  @Test
  @Points(item = "7.1", value = 1.5)
  @DisplayName("The weights are spread evenly from -limit to limit, with mean 0.")
  void weightsAreSpreadEvenly(Inputs inputs) {
    double limit = Math.sqrt(6.0 / 130);
    double sum = 0;
    double squares = 0;
    int[] quarters = new int[4];
    for (double[] row : Initializer.glorotUniform(50, 80, inputs.seed())) {
      for (double weight : row) {
        sum += weight / limit;
        squares += weight * weight / (limit * limit);
        quarters[Math.max(0, Math.min(3, (int) Math.floor((weight / limit + 1) * 2)))]++;
      }
    }
    // Six standard deviations or more of 4,000 even numbers.
    assertThat(sum / 4000).as("mean, in limits").isBetween(-0.06, 0.06);
    assertThat(squares / 4000).as("mean square, in limits").isBetween(0.30, 0.366);
    for (int quarter : quarters) {
      assertThat(quarter).as("weights in a quarter of the range").isBetween(800, 1200);
    }
  }

  @Test
  @Points(item = "7.1", value = 3.5)
  @DisplayName(
      "Equal seeds give equal weights, others other ones; all differ and fill -limit to limit evenly.")
  void theSeedDecidesTheWeights(Inputs inputs) {
    long seed = inputs.seed();
    double limit = Math.sqrt(6.0 / 60);
    double[][] first = Initializer.glorotUniform(20, 40, seed);
    double[][] kept = new double[20][];
    Set<Double> different = new HashSet<>();
    int inner = 0;
    for (int i = 0; i < 20; i++) {
      kept[i] = first[i].clone();
      for (double weight : first[i]) {
        different.add(weight);
        inner += Math.abs(weight) < limit / 2 ? 1 : 0;
      }
    }
    first[0][0] = 9;
    expect(Initializer.glorotUniform(20, 40, seed)).toBe(kept);
    double[][] other = Initializer.glorotUniform(20, 40, seed + 1);
    assertThat(other[0][0]).isNotEqualTo(kept[0][0]);
    assertThat(other[19][39]).isNotEqualTo(kept[19][39]);
    assertThat(different).as("different weights").hasSize(800);
    // Six standard deviations or more of 800 even numbers.
    assertThat(inner).as("weights in the inner half of the range").isBetween(310, 490);
    expectIndependent(Initializer.glorotUniform(60, 60, seed));
  }

  @Test
  @Points(item = "7.2", value = 2.25)
  @DisplayName("A step moves a parameter by the learning rate times its gradient, downhill.")
  void aStepMovesAParameter(Inputs inputs) {
    double[][] value = inputs.normal(2, 3);
    double[][] gradient = inputs.normal(2, 3);
    double rate = inputs.between(0.1, 0.9);
    Parameter parameter = parameter(value, gradient);
    Sgd.step(List.of(parameter), rate);
    expect(parameter.value())
        .given("value", value)
        .given("gradient", gradient)
        .given("learning rate", rate)
        .toBeCloseTo(moved(value, gradient, rate), 1e-13);
  }

  @Test
  @Points(item = "7.2", value = 3)
  @DisplayName("Step after step each parameter moves by the learning rate times its own gradient.")
  void aStepMovesAllParameters(Inputs inputs) {
    int[][] shapes = {{2, 3}, {1, 3}, {3, 1}, {1, 1}};
    double[][][] values = new double[4][][];
    double[][][] gradients = new double[4][][];
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      values[i] = inputs.normal(shapes[i][0], shapes[i][1]);
      gradients[i] = inputs.normal(shapes[i][0], shapes[i][1]);
      gradients[i][0][0] = inputs.between(1.5, 2) * (i % 2 == 0 ? 1 : -1);
      parameters.add(parameter(values[i], gradients[i]));
    }
    for (double rate : new double[] {1.5, 0.01, 0.2}) {
      Sgd.step(parameters, rate);
      // All of them, before the first that is wrong ends the test: which ones moved tells why.
      List<double[][]> actual = new ArrayList<>();
      for (Parameter parameter : parameters) {
        actual.add(parameter.value());
      }
      for (int i = 0; i < 4; i++) {
        values[i] = moved(values[i], gradients[i], rate);
        expect(actual.get(i)).given("learning rate", rate).toBeCloseTo(values[i], 1e-13);
      }
    }
  }

  @Test
  @Points(item = "7.2")
  @DisplayName(
      "A step leaves the gradient as it was, and two steps move by twice the rate times it.")
  void aStepKeepsTheGradient(Inputs inputs) {
    double[][] value = inputs.normal(2, 2);
    double[][] gradient = inputs.normal(2, 2);
    Parameter parameter = parameter(value, gradient);
    Sgd.step(List.of(parameter), 0.25);
    expect(parameter.gradient()).toBe(gradient);
    Sgd.step(List.of(parameter), 0.25);
    expect(parameter.value()).toBeCloseTo(moved(value, gradient, 0.5), 1e-13);
  }

  @Test
  @Points(item = "7.2", value = 1.25)
  @DisplayName(
      "A learning rate of 0 moves nothing, and a tiny one the right little; the list may be empty.")
  void aStepMayBeSmall(Inputs inputs) {
    double[][] value = inputs.normal(2, 2);
    double[][] gradient = inputs.normal(2, 2);
    Parameter parameter = parameter(value, gradient);
    Sgd.step(List.of(parameter), 0);
    expect(parameter.value()).toBe(value);
    Parameter tiny = parameter(new double[2][2], gradient);
    Sgd.step(List.of(tiny), 1e-12);
    expect(tiny.value()).toBeCloseRelativeTo(moved(new double[2][2], gradient, 1e-12), 1e-12);
    Sgd.step(List.of(), 0.5);
  }

  @Test
  @Points(item = "7.4", value = 3)
  @DisplayName("The errors are the samples whose largest output is not where the target is.")
  void countsTheErrors(Inputs inputs) {
    for (int n : new int[] {257, 40, 3, 2, 1}) {
      double[][] scores = inputs.normal(n, 4);
      double[][] targets = inputs.targets(n, 4);
      int errors = 0;
      int errorsOfOpposite = 0;
      for (int i = 0; i < n; i++) {
        int right = 0;
        int highest = 0;
        int lowest = 0;
        for (int k = 1; k < 4; k++) {
          right = targets[i][k] > targets[i][right] ? k : right;
          highest = scores[i][k] > scores[i][highest] ? k : highest;
          lowest = scores[i][k] < scores[i][lowest] ? k : lowest;
        }
        errors += highest == right ? 0 : 1;
        errorsOfOpposite += lowest == right ? 0 : 1;
      }
      Dataset data = new Dataset(scores, targets);
      assertThat(Trainer.errors(model(), data)).as("errors of %s samples", n).isEqualTo(errors);
      assertThat(Trainer.errors(negative(), data))
          .as("errors of the opposite model")
          .isEqualTo(errorsOfOpposite);
    }
  }

  @Test
  @Points(item = "7.4", value = 2)
  @DisplayName(
      "The number of errors is right where outputs aren't inputs, and 0 for a perfect model.")
  void judgesTheOutputs() {
    double[][] x = {{1, 2, 3}, {-3, 5, 0}, {9, 8, 7}};
    Dataset lowest = new Dataset(x, new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 0.25, 0.75}});
    assertThat(Trainer.errors(model(), lowest)).as("errors of the identity").isEqualTo(3);
    assertThat(Trainer.errors(negative(), lowest)).as("errors of the opposite").isZero();
  }

  @Test
  @Points(item = "7.4")
  @DisplayName(
      "The number of errors is right where outputs or targets are equal: the first one counts.")
  void theFirstOfEqualsCounts() {
    double[][] scores = {{1, 1, 0}, {0, 2, 2}, {0, 2, 2}, {3, 0, 0}};
    double[][] targets = {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0.5, 0.5, 0}};
    assertThat(Trainer.errors(model(), new Dataset(scores, targets))).isEqualTo(1);
  }

  @Test
  @SeesChangedArguments
  @Points(item = "7.4", value = 0.5)
  @DisplayName("Counting errors trains nothing and leaves the data as they were.")
  void countingTrainsNothing() {
    ShiftLayer model = new ShiftLayer(2);
    double[][] scores = {{1, 2}, {4, 3}};
    double[][] targets = {{1, 0}, {1, 0}};
    Trainer.errors(model, new Dataset(scores, targets));
    expect(model.w()).toBe(2.0);
    expect(scores).toBe(new double[][] {{1, 2}, {4, 3}});
    expect(targets).toBe(new double[][] {{1, 0}, {1, 0}});
  }

  private static void expectIndependent(double[][] weights) {
    double limit = Math.sqrt(6.0 / 120);
    for (int i = 0; i < 60; i++) {
      // A row or column of 60 even numbers misses such an end once in 10^11 times.
      double[] ends = {0, 0, 0, 0};
      for (int j = 0; j < 60; j++) {
        ends[0] = Math.min(ends[0], weights[i][j]);
        ends[1] = Math.max(ends[1], weights[i][j]);
        ends[2] = Math.min(ends[2], weights[j][i]);
        ends[3] = Math.max(ends[3], weights[j][i]);
      }
      assertThat(ends[0]).as("smallest weight of a row").isLessThan(-0.3 * limit);
      assertThat(ends[1]).as("largest weight of a row").isGreaterThan(0.3 * limit);
      assertThat(ends[2]).as("smallest weight of a column").isLessThan(-0.3 * limit);
      assertThat(ends[3]).as("largest weight of a column").isGreaterThan(0.3 * limit);
    }
  }

  private static Parameter parameter(double[][] value, double[][] gradient) {
    Parameter parameter = new Parameter(value);
    parameter.setGradient(gradient);
    return parameter;
  }

  private static double[][] moved(double[][] value, double[][] gradient, double rate) {
    double[][] moved = new double[value.length][value[0].length];
    for (int i = 0; i < value.length; i++) {
      for (int j = 0; j < value[i].length; j++) {
        moved[i][j] = value[i][j] - rate * gradient[i][j];
      }
    }
    return moved;
  }

  /** A model that answers with its inputs. */
  private static Layer model() {
    return times(1);
  }

  private static Layer negative() {
    return times(-1);
  }

  private static Layer times(double factor) {
    return new Layer() {
      @Override
      public double[][] fprop(double[][] x) {
        double[][] z = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
          for (int j = 0; j < x[i].length; j++) {
            z[i][j] = factor * x[i][j];
          }
        }
        return z;
      }

      @Override
      public double[][] bprop(double[][] v) {
        throw new AssertionError("counting errors needs no gradient");
      }
    };
  }
}
