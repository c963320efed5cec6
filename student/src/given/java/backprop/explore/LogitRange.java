package backprop.explore;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.function.Softmax;
import backprop.loss.StableLosses;
import backprop.theory.Stability;

/**
 * Formulas as they are printed, against yours: where they part, and where NaN and infinities begin.
 */
final class LogitRange implements Exploration {
  @Override
  public void draw(PictureFolder pictures) {
    softmax(pictures);
    logSoftmax(pictures);
    binaryCrossEntropy(pictures);
  }

  /** Both logits move together, so a softmax must not move at all. */
  private static void softmax(PictureFolder pictures) {
    Grid grid = Grid.even(-800, 800, 8);
    double[] naive = grid.values(x -> Math.exp(x + 1) / (Math.exp(x) + Math.exp(x + 1)));
    double[] yours = grid.values(x -> Softmax.softmax(new double[] {x, x + 1})[1]);
    pictures.save(
        new LineChart(
                "Only differences count: softmax of (x, x + 1)",
                Axis.linear("x"),
                Axis.linear("probability of the larger logit"),
                grid.x())
            .line("naive", naive)
            .line("Softmax.softmax", yours),
        "logits-softmax",
        "softmax of (x, x + 1): the naive formula is a number from "
            + grid.finiteRange(naive)
            + ", yours from "
            + grid.finiteRange(yours)
            + ".");
  }

  /** The logarithm of a probability that becomes too small for a double. */
  private static void logSoftmax(PictureFolder pictures) {
    Grid grid = Grid.even(0, 1000, 8);
    double[] naive = grid.values(x -> Math.log(1 / (1 + Math.exp(x))));
    double[] logOfYours = grid.values(x -> Math.log(Softmax.softmax(new double[] {0, x})[0]));
    double[] yours = grid.values(x -> StableLosses.logSoftmax(new double[][] {{0, x}})[0][0]);
    pictures.save(
        new LineChart(
                "The logarithm of a small probability: logits (0, x), first entry",
                Axis.linear("x"),
                Axis.linear("log-probability"),
                grid.x())
            .line("log of the naive softmax", naive)
            .line("log of Softmax.softmax", logOfYours)
            .line("StableLosses.logSoftmax", yours),
        "logits-log-softmax",
        "log-softmax of (0, x), first entry: log of the naive softmax is finite from "
            + grid.finiteRange(naive)
            + ", log of your softmax from "
            + grid.finiteRange(logOfYours)
            + ", your logSoftmax from "
            + grid.finiteRange(yours)
            + ".");
  }

  /** The target is 0: the loss is about e^x for negative x, and about x for positive x. */
  private static void binaryCrossEntropy(PictureFolder pictures) {
    Grid grid = Grid.even(-60, 60, 3);
    double[] naive = grid.values(x -> -Math.log(1 - 1 / (1 + Math.exp(-x))));
    double[] yours =
        grid.values(
            x -> StableLosses.binaryCrossEntropyWithLogits(new double[] {x}, new double[] {0}));
    pictures.save(
        new LineChart(
                "Binary cross-entropy of one logit, target 0",
                Axis.linear("logit x"),
                Axis.logarithmic("loss"),
                grid.x())
            .line("by definition, -log(1 - sigmoid(x))", naive)
            .line("binaryCrossEntropyWithLogits", yours)
            .mark(
                Explore.ifWritten(Stability::naiveLossBreaksAt),
                Explore.named("your naiveLossBreaksAt()", Stability::naiveLossBreaksAt)),
        "logits-binary-cross-entropy",
        "Binary cross-entropy with target 0: the definition is finite from "
            + grid.finiteRange(naive)
            + ", yours from "
            + grid.finiteRange(yours)
            + ".");
  }
}
