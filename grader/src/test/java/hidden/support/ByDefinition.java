package hidden.support;

/**
 * Formulas as a textbook defines them, in plain loops: right for moderate numbers only.
 *
 * <p>They stand on nothing that the assignment asks for, so that a test of one task compares with
 * arithmetic of its own and not with another task. Tasks 1, 3 and 4 have the {@link Oracle}.
 */
public final class ByDefinition {

  private ByDefinition() {}

  /** {@code 1 / (1 + e^-x)}. */
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** {@code log Σ e^x}. */
  private static double logSumExp(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += Math.exp(value);
    }
    return Math.log(sum);
  }

  /** {@code x − log Σ e^x} of each row. */
  public static double[][] logSoftmax(double[][] x) {
    double[][] result = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double total = logSumExp(x[i]);
      result[i] = new double[x[i].length];
      for (int j = 0; j < x[i].length; j++) {
        result[i][j] = x[i][j] - total;
      }
    }
    return result;
  }

  /** {@code e^x / Σ e^x} of each row. */
  public static double[][] softmax(double[][] x) {
    double[][] result = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (double value : x[i]) {
        sum += Math.exp(value);
      }
      result[i] = new double[x[i].length];
      for (int j = 0; j < x[i].length; j++) {
        result[i][j] = Math.exp(x[i][j]) / sum;
      }
    }
    return result;
  }

  /** {@code v · J} of each row, where {@code J} is the Jacobian of a softmax with output s. */
  public static double[][] softmaxBackward(double[][] s, double[][] v) {
    double[][] result = new double[s.length][];
    for (int n = 0; n < s.length; n++) {
      result[n] = new double[s[n].length];
      for (int j = 0; j < s[n].length; j++) {
        for (int i = 0; i < s[n].length; i++) {
          double derivative = i == j ? s[n][i] * (1 - s[n][i]) : -s[n][i] * s[n][j];
          result[n][j] += v[n][i] * derivative;
        }
      }
    }
    return result;
  }

  /** The mean over the rows of {@code −Σ t·logp}. */
  public static double crossEntropyOfLogs(double[][] logp, double[][] t) {
    return -dot(logp, t) / t.length;
  }

  /** The mean over the rows of {@code −Σ t·log softmax(logits)}. */
  public static double softmaxCrossEntropy(double[][] logits, double[][] t) {
    return crossEntropyOfLogs(logSoftmax(logits), t);
  }

  /** {@code Σ a·b} over all entries: a scalar with upstream gradient a, where b is an output. */
  public static double dot(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        sum += a[i][j] * b[i][j];
      }
    }
    return sum;
  }

  /** {@code xW + b}. */
  public static double[][] affine(double[][] x, double[][] w, double[] b) {
    double[][] y = new double[x.length][];
    for (int n = 0; n < x.length; n++) {
      y[n] = b.clone();
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < b.length; j++) {
          y[n][j] += x[n][i] * w[i][j];
        }
      }
    }
    return y;
  }
}
