package hidden.support;

import backprop.layer.Layer;
import backprop.layer.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer that doubles its input and remembers what passes through it in both directions.
 *
 * <p>A batch counts as seen when it comes back: a forward pass alone trains nothing.
 */
public final class RecordingLayer implements Layer {

  private final List<Parameter> parameters;
  private final List<double[][]> batches = new ArrayList<>();
  private final List<double[][]> upstream = new ArrayList<>();
  private final Room room = new Room();
  private double[][] latest = {};

  public RecordingLayer(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public double[][] fprop(double[][] x) {
    latest = copy(x);
    double[][] twice = copy(x);
    for (double[] row : twice) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= 2;
      }
    }
    return twice;
  }

  @Override
  public double[][] bprop(double[][] v) {
    room.take(latest.length);
    batches.add(latest);
    upstream.add(copy(v));
    return copy(v);
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The inputs of each batch that came back, in order. */
  public List<double[][]> batches() {
    return batches;
  }

  /** The gradients that came back, in order. */
  public List<double[][]> upstream() {
    return upstream;
  }

  /** The first column of all batches, one after the other. */
  public List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    for (double[][] batch : batches) {
      for (double[] row : batch) {
        order.add((int) row[0]);
      }
    }
    return order;
  }

  private static double[][] copy(double[][] x) {
    double[][] copy = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      copy[i] = x[i].clone();
    }
    return copy;
  }
}
