package backprop.layer;

import backprop.matrix.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Layers in a row: the output of each is the input of the next. */
public final class Sequential implements Layer {
  private final List<Layer> layers;

  /**
   * Creates the chain of the given layers.
   *
   * @param layers at least one, in the order of the forward pass
   * @throws IllegalArgumentException unless there is at least one layer
   */
  public Sequential(List<? extends Layer> layers) {
    if (layers == null || layers.isEmpty()) {
      throw new IllegalArgumentException("layers must hold at least one layer");
    }
    for (Layer layer : layers) {
      Shapes.requirePresent("layer", layer);
    }
    this.layers = List.copyOf(layers);
  }

  /**
   * Creates the chain of the given layers.
   *
   * @param layers at least one, in the order of the forward pass
   * @throws IllegalArgumentException unless there is at least one layer
   */
  public Sequential(Layer... layers) {
    this(Arrays.asList(layers));
  }

  @Override
  public double[][] fprop(double[][] x) {
    double[][] output = x;
    for (Layer layer : layers) {
      output = layer.fprop(output);
    }
    return output;
  }

  @Override
  public double[][] bprop(double[][] v) {
    double[][] gradient = v;
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).bprop(gradient);
    }
    return gradient;
  }

  /** Returns the parameters of all layers, from the first layer to the last. */
  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (Layer layer : layers) {
      all.addAll(layer.parameters());
    }
    return List.copyOf(all);
  }
}
