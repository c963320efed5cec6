package backprop.train;

import backprop.NotImplementedException;
import backprop.data.Batches;
import backprop.data.Dataset;
import backprop.layer.Criterion;
import backprop.layer.Layer;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * Trains a model, one pass over the data at a time, and counts its errors.
 *
 * <p>{@link Batches}, {@link Sgd} and {@link Matrices#argmax} have what is needed.
 *
 * <p>Source: RWTH, exercise 4, training with mini-batches.
 */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains the model on every sample once, and returns the mean cost of the samples.
   *
   * <p>The samples are shuffled and cut into batches; the last batch may be smaller. For each batch
   * in turn: forwards, cost, backwards, one step of gradient descent.
   *
   * @param model the network without its criterion; its parameters are modified
   * @param criterion the cost
   * @param data at least one sample; not modified
   * @param batchSize samples in a batch, at least 1; more than there are samples means one batch
   * @param learningRate the step of gradient descent, 0 ≤ η &lt; ∞
   * @param seed decides the order of the samples, see {@link Batches#shuffledOrder}
   * @return the mean over all samples: each batch's mean cost, as it was before the batch's step,
   *     weighted by the batch's size
   * @throws IllegalArgumentException if model, criterion or data is null, or unless batchSize ≥ 1
   *     and 0 ≤ η &lt; ∞
   */
  public static double trainEpoch(
      Layer model,
      Criterion criterion,
      Dataset data,
      int batchSize,
      double learningRate,
      long seed) {
    Shapes.requirePresent("model", model);
    Shapes.requirePresent("criterion", criterion);
    Shapes.requirePresent("data", data);
    Shapes.requirePositive("batchSize", batchSize);
    // TODO Task 7.3: train the model on every sample once, and return the mean cost of the samples.
    throw new NotImplementedException("Task 7.3: Trainer.trainEpoch");
  }

  /**
   * Returns how many samples the model gets wrong.
   *
   * <p>The model's answer is the index of its largest output, the right answer the index of the
   * largest target, each the first of equals.
   *
   * @param model the network; logits, probabilities and their logarithms give the same answers
   * @param data at least one sample; not modified
   * @return 0 to N
   * @throws IllegalArgumentException if model or data is null
   */
  public static int errors(Layer model, Dataset data) {
    Shapes.requirePresent("model", model);
    Shapes.requirePresent("data", data);
    // TODO Task 7.4: return how many samples the model gets wrong.
    throw new NotImplementedException("Task 7.4: Trainer.errors");
  }
}
