package backprop;

import backprop.layer.Criterion;
import backprop.layer.Layer;
import backprop.layer.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model and a criterion that write down what a trainer gives them.
 *
 * <p>The model adds its only parameter w to x. The cost of a batch is the mean of w + x over its
 * rows, so that its gradient by w is 1 for every batch.
 */
final class RecordedTraining {
  /** The inputs of each batch, in the order in which the trainer showed them. */
  final List<double[]> batches = new ArrayList<>();

  /** The only parameter, 1x1, 0 at first. */
  final Parameter w = new Parameter(new double[1][1]);

  final Layer model = new Shift();
  final Criterion criterion = new Mean();

  /** All inputs that were shown, in order. */
  double[] shown() {
    return batches.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private final class Shift implements Layer {
    @Override
    public double[][] fprop(double[][] x) {
      double[] batch = new double[x.length];
      double[][] output = new double[x.length][1];
      for (int i = 0; i < x.length; i++) {
        batch[i] = x[i][0];
        output[i][0] = x[i][0] + w.value()[0][0];
      }
      batches.add(batch);
      return output;
    }

    @Override
    public double[][] bprop(double[][] v) {
      double sum = 0;
      for (double[] row : v) {
        sum += row[0];
      }
      w.setGradient(new double[][] {{sum}});
      return v;
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(w);
    }
  }

  private static final class Mean implements Criterion {
    private int rows;

    @Override
    public double fprop(double[][] z, double[][] t) {
      rows = z.length;
      double sum = 0;
      for (double[] row : z) {
        sum += row[0];
      }
      return sum / rows;
    }

    @Override
    public double[][] bprop() {
      double[][] gradient = new double[rows][1];
      for (double[] row : gradient) {
        row[0] = 1.0 / rows;
      }
      return gradient;
    }
  }
}
