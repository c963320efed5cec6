package hidden.support;

import static hidden.support.SixtyDigits.divide;
import static hidden.support.SixtyDigits.exactly;
import static hidden.support.SixtyDigits.sum;

import java.math.BigDecimal;

/**
 * The right results of tasks 1, 3 and 4: worked out with 60 digits from the exact values of the
 * given doubles, then rounded to the nearest double.
 *
 * <p>They owe nothing to the reference solution, so that a fault of it shows. All numbers are
 * finite; limits at infinity are for the tests to state.
 */
public final class Oracle {

  private Oracle() {}

  /** {@code 1 / (1 + e^-x)}, which is the softmax of x and 0. */
  public static double sigmoid(double x) {
    return exactSigmoid(x).doubleValue();
  }

  /** {@code s (1 - s)}, where s is the output of a sigmoid. */
  public static double sigmoidGradient(double s) {
    return jacobian(exactly(s), 0, 0).doubleValue();
  }

  /** {@code e^x / Σ e^x}. */
  public static double[] softmax(double[] x) {
    return rounded(exactSoftmax(x));
  }

  /** {@code e^x / Σ e^x} of each row. */
  public static double[][] softmax(double[][] x) {
    double[][] s = new double[x.length][];
    for (int n = 0; n < x.length; n++) {
      s[n] = softmax(x[n]);
    }
    return s;
  }

  /** {@code s_i (δ_ij - s_j)}. */
  public static double[][] jacobian(double[] s) {
    BigDecimal[] exact = exactly(s);
    double[][] jacobian = new double[s.length][s.length];
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        jacobian[i][j] = jacobian(exact, i, j).doubleValue();
      }
    }
    return jacobian;
  }

  /** {@code v · J} of each row, where {@code J} is the Jacobian of that row's softmax s. */
  public static double[][] backward(double[][] s, double[][] v) {
    double[][] z = new double[s.length][];
    for (int n = 0; n < s.length; n++) {
      BigDecimal[] exactS = exactly(s[n]);
      BigDecimal[] exactV = exactly(v[n]);
      z[n] = new double[s[n].length];
      for (int j = 0; j < s[n].length; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < s[n].length; i++) {
          sum = sum.add(exactV[i].multiply(jacobian(exactS, i, j)));
        }
        z[n][j] = sum.doubleValue();
      }
    }
    return z;
  }

  /** {@code log Σ e^x}. */
  public static double logSumExp(double[] x) {
    return SixtyDigits.logSumExp(exactly(x)).doubleValue();
  }

  /** {@code x - log Σ e^x} of each row. */
  public static double[][] logSoftmax(double[][] x) {
    double[][] logs = new double[x.length][];
    for (int n = 0; n < x.length; n++) {
      logs[n] = rounded(exactLogSoftmax(x[n]));
    }
    return logs;
  }

  /** The mean over the rows of {@code -Σ t log softmax(logits)}. */
  public static double softmaxCrossEntropy(double[][] logits, double[][] t) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 0; n < t.length; n++) {
      BigDecimal[] logs = exactLogSoftmax(logits[n]);
      for (int k = 0; k < t[n].length; k++) {
        sum = sum.subtract(new BigDecimal(t[n][k]).multiply(logs[k]));
      }
    }
    return divide(sum, t.length).doubleValue();
  }

  /** {@code (p Σt - t) / N} in each row, where p is the softmax of the logits. */
  public static double[][] softmaxCrossEntropyGradient(double[][] logits, double[][] t) {
    double[][] gradient = new double[t.length][];
    for (int n = 0; n < t.length; n++) {
      BigDecimal[] p = exactSoftmax(logits[n]);
      BigDecimal[] exactT = exactly(t[n]);
      gradient[n] = new double[t[n].length];
      for (int k = 0; k < t[n].length; k++) {
        BigDecimal error = p[k].multiply(sum(exactT)).subtract(exactT[k]);
        gradient[n][k] = divide(error, t.length).doubleValue();
      }
    }
    return gradient;
  }

  /** The mean of {@code -y log σ(x) - (1 - y) log(1 - σ(x))}. */
  public static double binaryCrossEntropy(double[] x, double[] y) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 0; n < y.length; n++) {
      BigDecimal exactY = new BigDecimal(y[n]);
      BigDecimal one = SixtyDigits.logSumExp(exactly(0, -x[n])); // log(1 + e^-x) = -log σ(x)
      BigDecimal zero = SixtyDigits.logSumExp(exactly(0, x[n])); // log(1 + e^x) = -log(1 - σ(x))
      sum = sum.add(exactY.multiply(one)).add(BigDecimal.ONE.subtract(exactY).multiply(zero));
    }
    return divide(sum, y.length).doubleValue();
  }

  /** {@code (σ(x) - y) / N}. */
  public static double[] binaryCrossEntropyGradient(double[] x, double[] y) {
    double[] gradient = new double[y.length];
    for (int n = 0; n < y.length; n++) {
      BigDecimal error = exactSigmoid(x[n]).subtract(new BigDecimal(y[n]));
      gradient[n] = divide(error, y.length).doubleValue();
    }
    return gradient;
  }

  private static BigDecimal exactSigmoid(double x) {
    return exactSoftmax(new double[] {x, 0})[0];
  }

  private static BigDecimal[] exactSoftmax(double[] x) {
    return SixtyDigits.softmax(exactly(x));
  }

  private static BigDecimal[] exactLogSoftmax(double[] x) {
    BigDecimal[] logs = exactly(x);
    BigDecimal total = SixtyDigits.logSumExp(logs);
    for (int k = 0; k < logs.length; k++) {
      logs[k] = logs[k].subtract(total);
    }
    return logs;
  }

  private static BigDecimal jacobian(BigDecimal[] s, int i, int j) {
    BigDecimal delta = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
    return s[i].multiply(delta.subtract(s[j]));
  }

  private static double[] rounded(BigDecimal[] x) {
    double[] rounded = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      rounded[i] = x[i].doubleValue();
    }
    return rounded;
  }
}
