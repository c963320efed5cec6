package backprop.train;

/** The weights that a training starts from. */
enum Start {
  /** All weights 0. */
  ZERO {
    @Override
    double[][] weights(int in, int out, long seed) {
      return new double[in][out];
    }
  },
  /** Drawn by Glorot's rule. */
  GLOROT {
    @Override
    double[][] weights(int in, int out, long seed) {
      return Initializer.glorotUniform(in, out, seed);
    }
  };

  /** Returns the weights of one linear layer, in × out. */
  abstract double[][] weights(int in, int out, long seed);
}
