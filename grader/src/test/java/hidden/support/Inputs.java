package hidden.support;

import backprop.network.NetworkParameters;
import java.util.Random;

/**
 * The random inputs of one test, the same ones whenever the seed is the same.
 *
 * <p>Sizes are drawn as well, so that no implementation can rely on a shape.
 */
public final class Inputs {

  private final Random random;

  Inputs(Random random) {
    this.random = random;
  }

  /** An integer from {@code low} to {@code high}, both included. */
  public int size(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Any {@code long}, for methods that take a seed themselves. */
  public long seed() {
    return random.nextLong();
  }

  /** A number from {@code low} to {@code high}, evenly spread. */
  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** {@code n} numbers from {@code low} to {@code high}. */
  public double[] between(int n, double low, double high) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = between(low, high);
    }
    return x;
  }

  /** {@code n} standard normal numbers. */
  public double[] normal(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
    }
    return x;
  }

  /** An n×d matrix of standard normal numbers. */
  public double[][] normal(int n, int d) {
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = normal(d);
    }
    return x;
  }

  /**
   * An n×d matrix of numbers such as data hold: by turns a row of normal numbers, one with a 0
   * among them, and one whose largest number stands there twice.
   */
  public double[][] ordinary(int n, int d) {
    double[][] x = normal(n, d);
    for (int i = 0; i < n; i++) {
      int[] places = permutation(d);
      if (i % 3 == 1) {
        x[i][places[0]] = 0;
      } else if (i % 3 == 2 && d > 1) {
        double largest = Math.max(x[i][places[0]], x[i][places[1]]);
        for (double value : x[i]) {
          largest = Math.max(largest, value);
        }
        x[i][places[0]] = largest;
        x[i][places[1]] = largest;
      }
    }
    return x;
  }

  /** Targets by turns hard and soft: one row a one-hot one, the next {@link #probabilities}. */
  public double[][] targets(int n, int k) {
    double[][] t = oneHot(n, k);
    for (int i = 1; i < n; i += 2) {
      t[i] = probabilities(k);
    }
    return t;
  }

  /** An n×k matrix with one 1 a row; each of the first rows has another column. */
  public double[][] oneHot(int n, int k) {
    int[] columns = permutation(k);
    double[][] t = new double[n][k];
    for (int i = 0; i < n; i++) {
      t[i][i < k ? columns[i] : random.nextInt(k)] = 1;
    }
    return t;
  }

  /** {@code k} numbers between 0 and 1, none near either end, that sum to one. */
  public double[] probabilities(int k) {
    double[] p = between(k, 0.2, 1);
    double sum = 0;
    for (double value : p) {
      sum += value;
    }
    for (int j = 0; j < k; j++) {
      p[j] /= sum;
    }
    return p;
  }

  /** An n×k matrix whose rows are {@link #probabilities}. */
  public double[][] probabilities(int n, int k) {
    double[][] p = new double[n][];
    for (int i = 0; i < n; i++) {
      p[i] = probabilities(k);
    }
    return p;
  }

  /** The numbers 0 to n − 1 in random order. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** A network with d inputs, h hidden units and k classes; no bias is zero. */
  public NetworkParameters network(int d, int h, int k) {
    return new NetworkParameters(normal(d, h), normal(h), normal(h, k), normal(k));
  }
}
