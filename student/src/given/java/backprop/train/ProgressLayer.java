package backprop.train;

import backprop.layer.Layer;
import backprop.layer.Parameter;
import java.util.List;
import java.util.function.LongConsumer;

/** A layer that does what another layer does, and says how many rows have gone through it. */
final class ProgressLayer implements Layer {
  private final Layer layer;
  private final LongConsumer rowsDone;

  /**
   * Wraps a layer.
   *
   * @param layer does the work
   * @param rowsDone is told the number of rows after each {@code fprop}
   */
  ProgressLayer(Layer layer, LongConsumer rowsDone) {
    this.layer = layer;
    this.rowsDone = rowsDone;
  }

  @Override
  public double[][] fprop(double[][] x) {
    double[][] z = layer.fprop(x);
    rowsDone.accept(x.length);
    return z;
  }

  @Override
  public double[][] bprop(double[][] v) {
    return layer.bprop(v);
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }
}
