package backprop.train;

import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A network that can be built for any number of inputs and classes.
 *
 * @param model what stands between its linear layers
 * @param hidden how many units each hidden layer has, from the first to the last; none for softmax
 *     regression
 * @param start where its weights start; biases start at 0
 * @param loss what ends it
 */
record Network(Model model, List<Integer> hidden, Start start, Loss loss) {
  /**
   * Returns the network, untrained. Its first parameter is the weight of the first layer.
   *
   * @param inputs D
   * @param classes K
   * @param seed of the weights of the first linear layer; each further layer has the next number
   */
  Layer build(int inputs, int classes, long seed) {
    List<Layer> layers = new ArrayList<>();
    int in = inputs;
    long layerSeed = seed;
    for (int units : hidden) {
      layers.add(linear(in, units, layerSeed++));
      layers.add(model.activation());
      in = units;
    }
    layers.add(linear(in, classes, layerSeed));
    layers.add(loss.lastLayer());
    return new Sequential(layers);
  }

  private Layer linear(int in, int out, long seed) {
    return new LinearLayer(start.weights(in, out, seed), new double[out]);
  }

  /** Returns the network in a few words, such as {@code tanh 200, log loss, zero start}. */
  @Override
  public String toString() {
    String sizes = hidden.stream().map(units -> " " + units).collect(Collectors.joining());
    return model.name().toLowerCase(Locale.ROOT)
        + sizes
        + (loss == Loss.LOG ? ", log loss" : "")
        + (start == Start.ZERO && !hidden.isEmpty() ? ", zero start" : "");
  }
}
