package backprop.explore;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.layer.Criterion;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.SoftmaxLayer;
import backprop.theory.Stability;

/**
 * Two pairs of layers with the same loss on paper: Softmax with CrossEntropy, LogSoftmax with
 * CrossEntropyLog. One sample, two classes, the label on the lower logit, and a growing gap.
 */
final class LogitGap implements Exploration {
  private static final double[][] LABEL = {{1, 0}};

  @Override
  public void draw(PictureFolder pictures) {
    Grid gaps = Grid.even(0, 1000, 8);
    double[] loss = gaps.values(gap -> loss(gap, new SoftmaxLayer(), new CrossEntropy()));
    double[] logLoss = gaps.values(gap -> loss(gap, new LogSoftmaxLayer(), new CrossEntropyLog()));
    pictures.save(
        new LineChart(
                "The loss, while the wrong class gets ahead",
                Axis.linear("gap of the logits"),
                Axis.linear("loss"),
                gaps.x())
            .line("Softmax, CrossEntropy", loss)
            .line("LogSoftmax, CrossEntropyLog", logLoss)
            .mark(
                Explore.ifWritten(Stability::lossBreaksAt),
                Explore.named("your lossBreaksAt()", Stability::lossBreaksAt)),
        "gap-loss",
        "Loss of the lower logit: finite for gaps from "
            + gaps.finiteRange(loss)
            + " with Softmax and CrossEntropy, from "
            + gaps.finiteRange(logLoss)
            + " with LogSoftmax and CrossEntropyLog.");

    double[] slope = gaps.values(gap -> gradient(gap, new SoftmaxLayer(), new CrossEntropy()));
    double[] logSlope =
        gaps.values(gap -> gradient(gap, new LogSoftmaxLayer(), new CrossEntropyLog()));
    pictures.save(
        new LineChart(
                "The gradient that should pull the right class up",
                Axis.linear("gap of the logits"),
                Axis.linear("gradient of the lower logit"),
                gaps.x())
            .line("Softmax, CrossEntropy", slope)
            .line("LogSoftmax, CrossEntropyLog", logSlope)
            .mark(
                Explore.ifWritten(Stability::gradientBreaksAt),
                Explore.named("your gradientBreaksAt()", Stability::gradientBreaksAt)),
        "gap-gradient",
        "Gradient of the lower logit: finite for gaps from "
            + gaps.finiteRange(slope)
            + " with Softmax and CrossEntropy, from "
            + gaps.finiteRange(logSlope)
            + " with LogSoftmax and CrossEntropyLog.");
  }

  private static double loss(double gap, Layer last, Criterion criterion) {
    return criterion.fprop(last.fprop(new double[][] {{0, gap}}), LABEL);
  }

  private static double gradient(double gap, Layer last, Criterion criterion) {
    loss(gap, last, criterion);
    return last.bprop(criterion.bprop())[0][0];
  }
}
