package backprop.train;

import backprop.data.Batches;
import backprop.data.Dataset;
import backprop.layer.Criterion;
import backprop.layer.Layer;
import backprop.layer.Parameter;
import java.util.List;

/**
 * How a model does on samples that it doesn't learn from.
 *
 * @param errors wrong answers, as the trainer counts them
 * @param cost the mean over the samples
 */
record Assessment(int errors, double cost) {
  /** Samples that go through the model at once: all of them would take much memory. */
  private static final int PIECE = 1000;

  /**
   * Returns errors and cost.
   *
   * @param model not modified
   * @param criterion of its outputs
   * @param data the samples; not modified
   */
  static Assessment of(Layer model, Criterion criterion, Dataset data) {
    int errors = 0;
    double sum = 0;
    for (int from = 0; from < data.size(); from += PIECE) {
      Dataset piece = piece(data, from);
      Recording recording = new Recording(model);
      errors += Trainer.errors(recording, piece);
      // Whoever counts the errors sample by sample leaves only the last output.
      if (recording.output == null || recording.output.length != piece.size()) {
        recording.fprop(piece.inputs());
      }
      sum += piece.size() * criterion.fprop(recording.output, piece.targets());
    }
    return new Assessment(errors, sum / data.size());
  }

  /** Returns what the model makes of the inputs. */
  static double[][] outputs(Layer model, Dataset data) {
    double[][] outputs = new double[data.size()][];
    for (int from = 0; from < outputs.length; from += PIECE) {
      double[][] piece = model.fprop(piece(data, from).inputs());
      System.arraycopy(piece, 0, outputs, from, piece.length);
    }
    return outputs;
  }

  private static Dataset piece(Dataset data, int from) {
    int[] samples = new int[Math.min(PIECE, data.size() - from)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = from + i;
    }
    return Batches.select(data, samples, 0, samples.length);
  }

  /** A layer that keeps its latest output, so that it needn't be computed twice. */
  private static final class Recording implements Layer {
    private final Layer layer;
    private double[][] output;

    Recording(Layer layer) {
      this.layer = layer;
    }

    @Override
    public double[][] fprop(double[][] x) {
      output = layer.fprop(x);
      return output;
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
}
