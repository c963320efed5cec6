package backprop.train;

import backprop.layer.Criterion;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.SoftmaxLayer;
import backprop.matrix.Matrices;

/** The last layer of a network and the criterion that fits it: both mean the cross-entropy. */
enum Loss {
  /** Softmax and CrossEntropy: the network gives probabilities. */
  PROB {
    @Override
    Layer lastLayer() {
      return new SoftmaxLayer();
    }

    @Override
    Criterion criterion() {
      return new CrossEntropy();
    }

    @Override
    double[][] probabilities(double[][] outputs) {
      return outputs;
    }
  },
  /** LogSoftmax and CrossEntropyLog: the network gives logarithms of probabilities. */
  LOG {
    @Override
    Layer lastLayer() {
      return new LogSoftmaxLayer();
    }

    @Override
    Criterion criterion() {
      return new CrossEntropyLog();
    }

    @Override
    double[][] probabilities(double[][] outputs) {
      return Matrices.map(outputs, Math::exp);
    }
  };

  /** Returns a new last layer. */
  abstract Layer lastLayer();

  /** Returns a new criterion for what the last layer gives. */
  abstract Criterion criterion();

  /**
   * Returns the probabilities that a network means.
   *
   * @param outputs of its last layer, N×K; not modified
   */
  abstract double[][] probabilities(double[][] outputs);
}
