package backprop.explore;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.data.Dataset;
import backprop.data.Mnist;
import backprop.layer.Criterion;
import backprop.layer.CrossEntropy;
import backprop.layer.CrossEntropyLog;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.LogSoftmaxLayer;
import backprop.layer.Sequential;
import backprop.layer.SoftmaxLayer;
import backprop.matrix.Matrices;
import backprop.train.Trainer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Softmax regression on MNIST with one image a step, in three settings: the sheet's, pixels from 0
 * to 255, and a learning rate of 10. Each with Softmax and CrossEntropy, and with LogSoftmax and
 * CrossEntropyLog.
 */
final class BatchOfOne implements Exploration {
  private final int steps;
  private final int longRun;

  /** Draws costs for so many steps, and gaps for so many. */
  BatchOfOne(int steps, int longRun) {
    this.steps = steps;
    this.longRun = longRun;
  }

  @Override
  public void draw(PictureFolder pictures) {
    Dataset images = Mnist.train(longRun);
    Dataset bright = new Dataset(Matrices.scale(images.inputs(), 255), images.targets());
    costs(pictures, "sheet", "pixels 0 to 1, learning rate 0.1", images, 0.1);
    costs(pictures, "pixels", "pixels 0 to 255, learning rate 0.1", bright, 0.1);
    costs(pictures, "rate", "pixels 0 to 1, learning rate 10", images, 10);
    gaps(pictures, images, bright);
  }

  /** The cost of each image before its step, for both pairs of layers. */
  private void costs(
      PictureFolder pictures, String name, String setting, Dataset images, double rate) {
    Grid grid = Grid.even(1, steps, 1);
    LinearLayer first = linear();
    double[] pair = new double[steps];
    LinearLayer second = linear();
    double[] logPair = new double[steps];
    for (int i = 0; i < steps; i++) {
      pair[i] = step(first, new SoftmaxLayer(), new CrossEntropy(), images, i, rate);
      logPair[i] = step(second, new LogSoftmaxLayer(), new CrossEntropyLog(), images, i, rate);
    }
    pictures.save(
        new LineChart(
                "One image a step: " + setting,
                Axis.counting("step"),
                Axis.linear("cost of the image, before its step"),
                grid.x())
            .line("Softmax, CrossEntropy", pair)
            .line("LogSoftmax, CrossEntropyLog", logPair),
        "batch-one-" + name,
        "One image a step, "
            + setting
            + ": the cost is finite at steps "
            + grid.finiteRange(pair)
            + " with Softmax and CrossEntropy, at steps "
            + grid.finiteRange(logPair)
            + " with LogSoftmax and CrossEntropyLog.");
  }

  /** How far apart the logits get: what decides whether e^gap still fits into a number. */
  private void gaps(PictureFolder pictures, Dataset images, Dataset bright) {
    Grid grid = Grid.even(1, longRun, 1);
    double[] sheet = gaps(images, 0.1);
    double[] pixels = gaps(bright, 0.1);
    double[] rate = gaps(images, 10);
    double ofDoubles = Math.log(Double.MAX_VALUE);
    double ofFloats = Math.log(Float.MAX_VALUE);
    pictures.save(
        new LineChart(
                "The largest gap between two logits so far, with LogSoftmax",
                Axis.logarithmic("step"),
                Axis.logarithmic("largest logit minus smallest logit"),
                grid.x())
            .line("pixels 0 to 1, rate 0.1", sheet)
            .line("pixels 0 to 255, rate 0.1", pixels)
            .line("pixels 0 to 1, rate 10", rate)
            .line(
                String.format(Locale.ROOT, "e^gap overflows a double: %.2f", ofDoubles),
                grid.values(x -> ofDoubles))
            .line(
                String.format(Locale.ROOT, "e^gap overflows a float: %.2f", ofFloats),
                grid.values(x -> ofFloats)),
        "batch-one-gap",
        String.format(
            Locale.ROOT,
            "Largest gap between two logits in %d steps: %.0f in the sheet's setting, %.0f with"
                + " pixels to 255, %.0f with rate 10; e^gap overflows a double at %.2f, a float at"
                + " %.2f.",
            longRun,
            sheet[longRun - 1],
            pixels[longRun - 1],
            rate[longRun - 1],
            ofDoubles,
            ofFloats));
  }

  private double[] gaps(Dataset images, double rate) {
    LinearLayer linear = linear();
    double[] largest = new double[longRun];
    double gap = 0;
    for (int i = 0; i < longRun; i++) {
      double[] logits = linear.fprop(one(images, i).inputs())[0];
      Arrays.sort(logits);
      gap = Math.max(gap, logits[logits.length - 1] - logits[0]);
      largest[i] = gap;
      step(linear, new LogSoftmaxLayer(), new CrossEntropyLog(), images, i, rate);
    }
    return largest;
  }

  /** Takes one step with image i, and returns its cost before it. */
  private static double step(
      LinearLayer linear, Layer last, Criterion criterion, Dataset images, int i, double rate) {
    return Trainer.trainEpoch(new Sequential(linear, last), criterion, one(images, i), 1, rate, 0);
  }

  private static Dataset one(Dataset images, int i) {
    int n = i % images.size();
    return new Dataset(new double[][] {images.inputs()[n]}, new double[][] {images.targets()[n]});
  }

  private static LinearLayer linear() {
    return new LinearLayer(new double[Mnist.PIXELS][Mnist.CLASSES], new double[Mnist.CLASSES]);
  }
}
