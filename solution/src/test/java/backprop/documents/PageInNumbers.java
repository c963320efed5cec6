package backprop.documents;

import backprop.function.Sigmoid;
import backprop.function.Softmax;
import backprop.matrix.Matrices;
import backprop.network.CostAndGradient;
import backprop.network.NetworkParameters;
import backprop.network.NeuralNetwork;

/** The network that the handout works out, step by step. */
final class PageInNumbers {
  static final double STEP = 1e-4;
  static final double[][] X = {{1, 2}, {3, -1}, {0, 1}};
  static final double[][] T = {{1, 0}, {0, 1}, {1, 0}};
  private static final double[][] W1 = {{0.1, -0.2, 0.3, 0}, {0.3, 0.4, -0.1, 0.2}};
  private static final double[] B1 = {0.1, -0.1, 0, 0.2};
  private static final double[][] W2 = {{0.5, -0.5}, {0.2, 0.3}, {-0.1, 0.4}, {0.3, 0.1}};
  private static final double[] B2 = {0, 0.1};

  private PageInNumbers() {}

  /** Returns the parameters, with another first weight. */
  private static NetworkParameters parameters(double firstWeight) {
    double[][] w1 = Matrices.copy(W1);
    w1[0][0] = firstWeight;
    return new NetworkParameters(w1, B1, W2, B2);
  }

  /** Returns the cost with another first weight. */
  private static double cost(double firstWeight) {
    return NeuralNetwork.forwardBackward(parameters(firstWeight), X, T).cost();
  }

  /** Returns what stands in the page from the input to the cost and back. */
  static Numbers all() {
    Numbers numbers = new Numbers();
    double[][] z1 = Matrices.addRow(Matrices.multiply(X, W1), B1);
    double[][] a1 = Sigmoid.sigmoid(z1);
    double[][] z2 = Matrices.addRow(Matrices.multiply(a1, W2), B2);
    double[][] p = Softmax.softmax(z2);
    double[][] slope = Sigmoid.gradient(a1);
    numbers.add(z1).add(a1).add(z2).add(p).add(slope);
    for (int n = 0; n < X.length; n++) {
      numbers.add(-Math.log(p[n][Matrices.argmax(T[n])]));
    }
    double[][] dp = Matrices.combine(T, p, (t, q) -> -t / (X.length * q));
    double[][] dz2 = Softmax.backward(p, dp);
    double[][] da1 = Matrices.multiplyTransB(dz2, W2);
    double[][] dz1 = Matrices.combine(da1, slope, (d, g) -> d * g);
    numbers.add(dp).add(dz2).add(da1).add(dz1);

    CostAndGradient result = NeuralNetwork.forwardBackward(parameters(W1[0][0]), X, T);
    numbers.add(result.cost()).add(result.gradient().toFlat());
    numbers.add(NeuralNetwork.inputGradient(parameters(W1[0][0]), X, T));

    double up = cost(W1[0][0] + STEP);
    double down = cost(W1[0][0] - STEP);
    numbers.add(STEP, 2 * STEP, W1[0][0] + STEP, W1[0][0] - STEP, up, down, up - down);
    numbers.add((up - down) / (2 * STEP));
    return numbers.add(Math.abs((up - down) / (2 * STEP) - result.gradient().w1()[0][0]));
  }
}
