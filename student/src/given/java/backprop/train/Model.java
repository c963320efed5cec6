package backprop.train;

import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.Sequential;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;

/** The networks of the exercise sheet. */
enum Model {
  /** Softmax regression: no hidden layer. */
  SOFTMAX,
  /** One hidden layer of {@value #HIDDEN} tanh units. */
  TANH;

  static final int HIDDEN = 200;

  /**
   * Returns the network, untrained. Its output are probabilities, and its first parameter is the
   * weight of the first layer.
   *
   * @param inputs D
   * @param classes K
   * @param seed of the initial weights
   */
  Layer network(int inputs, int classes, long seed) {
    return switch (this) {
      // One layer learns from a zero start, and the sheet's figure is from one.
      case SOFTMAX -> new Sequential(linear(new double[inputs][classes]), new SoftmaxLayer());
      case TANH ->
          new Sequential(
              linear(Initializer.glorotUniform(inputs, HIDDEN, seed)),
              new TanhLayer(),
              linear(Initializer.glorotUniform(HIDDEN, classes, seed + 1)),
              new SoftmaxLayer());
    };
  }

  private static Layer linear(double[][] weight) {
    return new LinearLayer(weight, new double[weight[0].length]);
  }
}
