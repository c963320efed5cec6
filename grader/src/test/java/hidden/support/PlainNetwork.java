package hidden.support;

import backprop.network.NetworkParameters;

/**
 * The network with one hidden layer, one sample and one number at a time.
 *
 * <p>Everything follows from the chain rule for single weights, without a matrix product.
 */
public final class PlainNetwork {

  private PlainNetwork() {}

  /** The probabilities of each class, a row a sample. */
  public static double[][] probabilities(NetworkParameters p, double[][] x) {
    return ByDefinition.softmax(logits(p, x));
  }

  /** The mean cross-entropy. */
  public static double cost(NetworkParameters p, double[][] x, double[][] t) {
    return ByDefinition.softmaxCrossEntropy(logits(p, x), t);
  }

  /** The gradient of the mean cross-entropy for all parameters. */
  public static NetworkParameters gradient(NetworkParameters p, double[][] x, double[][] t) {
    double[][] w1 = new double[p.inputs()][p.hidden()];
    double[] b1 = new double[p.hidden()];
    double[][] w2 = new double[p.hidden()][p.outputs()];
    double[] b2 = new double[p.outputs()];
    double[][] hidden = hidden(p, x);
    double[][] probabilities = probabilities(p, x);
    for (int n = 0; n < x.length; n++) {
      for (int k = 0; k < p.outputs(); k++) {
        double error = (probabilities[n][k] - t[n][k]) / x.length;
        b2[k] += error;
        for (int h = 0; h < p.hidden(); h++) {
          w2[h][k] += error * hidden[n][h];
          double back = error * p.w2()[h][k] * hidden[n][h] * (1 - hidden[n][h]);
          b1[h] += back;
          for (int d = 0; d < p.inputs(); d++) {
            w1[d][h] += back * x[n][d];
          }
        }
      }
    }
    return new NetworkParameters(w1, b1, w2, b2);
  }

  /** The gradient of the mean cross-entropy for the inputs. */
  public static double[][] inputGradient(NetworkParameters p, double[][] x, double[][] t) {
    double[][] gradient = new double[x.length][p.inputs()];
    double[][] hidden = hidden(p, x);
    double[][] probabilities = probabilities(p, x);
    for (int n = 0; n < x.length; n++) {
      for (int k = 0; k < p.outputs(); k++) {
        double error = (probabilities[n][k] - t[n][k]) / x.length;
        for (int h = 0; h < p.hidden(); h++) {
          double back = error * p.w2()[h][k] * hidden[n][h] * (1 - hidden[n][h]);
          for (int d = 0; d < p.inputs(); d++) {
            gradient[n][d] += back * p.w1()[d][h];
          }
        }
      }
    }
    return gradient;
  }

  private static double[][] hidden(NetworkParameters p, double[][] x) {
    double[][] hidden = ByDefinition.affine(x, p.w1(), p.b1());
    for (double[] row : hidden) {
      for (int h = 0; h < row.length; h++) {
        row[h] = ByDefinition.sigmoid(row[h]);
      }
    }
    return hidden;
  }

  private static double[][] logits(NetworkParameters p, double[][] x) {
    return ByDefinition.affine(hidden(p, x), p.w2(), p.b2());
  }
}
