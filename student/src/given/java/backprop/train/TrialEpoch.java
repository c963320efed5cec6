package backprop.train;

import backprop.data.Dataset;
import backprop.layer.CrossEntropy;
import backprop.layer.Layer;
import java.util.List;
import java.util.Random;

/**
 * One epoch of a small network on a thousand made-up images. Equal programs give equal numbers, so
 * it tells whether a training can be that of a program.
 *
 * @param cost of the epoch, the mean
 * @param errors of the same images after it
 */
public record TrialEpoch(double cost, int errors) {
  private static final int IMAGES = 1000;
  private static final int PIXELS = 8 * 8;
  private static final int CLASSES = 10;
  private static final int BATCH = 10;
  private static final double RATE = 0.3;
  private static final long SEED = 4711;
  private static final Network NETWORK =
      new Network(Model.TANH, List.of(20), Start.GLOROT, Loss.PROB);

  /** Returns what the program makes of it: network, images, order and rate are always the same. */
  public static TrialEpoch run() {
    Dataset images = images();
    Layer model = NETWORK.build(PIXELS, CLASSES, SEED);
    double cost = Trainer.trainEpoch(model, new CrossEntropy(), images, BATCH, RATE, SEED);
    return new TrialEpoch(cost, Trainer.errors(model, images));
  }

  /** Returns images of ten kinds, each with its own bright pixels, and with much noise. */
  private static Dataset images() {
    Random random = new Random(SEED);
    double[][] inputs = new double[IMAGES][PIXELS];
    double[][] targets = new double[IMAGES][CLASSES];
    for (int i = 0; i < IMAGES; i++) {
      int kind = i % CLASSES;
      targets[i][kind] = 1;
      for (int j = 0; j < PIXELS; j++) {
        inputs[i][j] = random.nextDouble() * (j % CLASSES == kind ? 1 : 0.6);
      }
    }
    return new Dataset(inputs, targets);
  }
}
