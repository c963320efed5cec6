package backprop.train;

import backprop.data.Dataset;
import backprop.layer.CrossEntropy;
import backprop.layer.Layer;
import java.util.List;

/**
 * One epoch of a small network on a thousand images. Equal programs give equal numbers, so it tells
 * whether a training could be that of a program.
 *
 * @param images how many there were
 * @param cost of the epoch, the mean
 * @param errors of the same images after it
 */
public record TrialEpoch(int images, double cost, int errors) {
  /** No more images are taken. */
  public static final int MOST_IMAGES = 1000;

  private static final int BATCH = 50;
  private static final double RATE = 0.1;
  private static final long SEED = 4711;
  private static final Network NETWORK =
      new Network(Model.TANH, List.of(20), Start.GLOROT, Loss.PROB);

  /**
   * Trains, always with the same network, order and rate.
   *
   * @param images at least one; the first {@value #MOST_IMAGES} are taken; not modified
   */
  public static TrialEpoch of(Dataset images) {
    Dataset few = Split.first(images, MOST_IMAGES);
    Layer model = NETWORK.build(few.inputs()[0].length, few.targets()[0].length, SEED);
    double cost = Trainer.trainEpoch(model, new CrossEntropy(), few, BATCH, RATE, SEED);
    return new TrialEpoch(few.size(), cost, Trainer.errors(model, few));
  }
}
