package backprop.train;

import backprop.layer.Layer;
import backprop.layer.ReluLayer;
import backprop.layer.TanhLayer;
import java.util.List;

/** What stands between the linear layers of a network, if it has more than one. */
enum Model {
  /** Softmax regression: one linear layer, nothing in between. */
  SOFTMAX(List.of()) {
    @Override
    Layer activation() {
      throw new IllegalStateException("softmax regression has no hidden layer");
    }
  },
  /** Tanh. */
  TANH(List.of(200)) {
    @Override
    Layer activation() {
      return new TanhLayer();
    }
  },
  /** ReLU. */
  RELU(List.of(200)) {
    @Override
    Layer activation() {
      return new ReluLayer();
    }
  };

  /** How many units its hidden layers have unless somebody asks for others. */
  final List<Integer> hidden;

  Model(List<Integer> hidden) {
    this.hidden = hidden;
  }

  /** Returns a new layer to follow a hidden linear layer. */
  abstract Layer activation();
}
