package backprop.train;

import backprop.NotImplementedException;
import backprop.data.Dataset;
import backprop.data.ImageSet;
import backprop.layer.Layer;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/**
 * Trains a network on images with the layers, the initialiser and the trainer of this assignment,
 * and draws what it has learnt. The exercise sheet reports, after 100 epochs on MNIST with the
 * default options, 750 errors of 10,000 validation images for softmax regression and about 290 for
 * the tanh network.
 *
 * <p>Run it with {@code mvn -q compile exec:java -Dexec.args="--model tanh --epochs 100"}.
 */
public final class Train {
  private final TrainOptions options;
  private final PrintStream out;
  private final PrintStream err;

  private Train(TrainOptions options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Trains a network; the exit code is 1 if that isn't possible.
   *
   * @param args options; {@code --help} lists them
   */
  public static void main(String[] args) {
    int exitCode = run(args, System.out, System.err);
    // A normal end must not stop the JVM: inside Maven it is Maven's own.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Returns the exit code: 0, or 1 after one line on {@code err} that says what to do. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    if (Arrays.asList(args).contains("--help")) {
      out.println(TrainOptions.USAGE);
      return 0;
    }
    TrainOptions options;
    try {
      options = TrainOptions.parse(args);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    }
    try {
      return new Train(options, out, err).train();
    } catch (NotImplementedException e) {
      err.println(e.getMessage() + " is not written yet.");
    } catch (UncheckedIOException e) {
      err.println(e.getMessage());
    } catch (OutOfMemoryError e) {
      err.println(options.data().adviceOnMemory(options.dataLimit()));
    }
    return 1;
  }

  private int train() {
    ImageSet images = options.data().load(options.dataLimit());
    Split split = options.all() ? Split.all(images) : Split.heldOut(images);
    Network network = options.network();
    int inputs = images.pixels();
    Layer model = network.build(inputs, images.classes().size(), options.seed());
    double[][] start = model.parameters().get(0).value();
    try (StopSignal stop = new StopSignal();
        TrainingLog log = new TrainingLog(options.out(), split.name())) {
      TrainingReport report = new TrainingReport(options.out(), out);
      out.printf(
          Locale.ROOT,
          "%s, %d training images, batch %d, learning rate %s, seed %d%n",
          network,
          split.training().size(),
          options.batch(),
          options.learningRate(),
          options.seed());
      out.printf(
          "epoch  mean cost  errors of %5d %s images  seconds%n",
          split.watched().size(), split.name());
      boolean finite = trainEpochs(model, split, log, stop);
      if (log.epochs().isEmpty()) {
        return 1;
      }
      report.drawCurves(log.epochs(), split);
      if (!finite) {
        return 1;
      }
      double[][] outputs = Assessment.outputs(model, images.test());
      Evaluation test =
          new Evaluation(network.loss().probabilities(outputs), images.test().targets());
      report.drawNetwork(test, start, model.parameters().get(0).value(), images);
      TrainingSummary summary = new TrainingSummary(options, split, log.epochs(), test, images);
      summary.save();
      out.println(summary.testErrors());
      return 0;
    }
  }

  /** Returns whether the cost stayed finite, after the last epoch or the one that was cut short. */
  private boolean trainEpochs(Layer model, Split split, TrainingLog log, StopSignal stop) {
    Progress progress = new Progress(err, options.epochs(), split.training().size());
    String row = "%5d  %9.6f  %" + (22 + split.name().length()) + "d  %7.2f%n";
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      long start = System.nanoTime();
      double cost;
      try (ProgressBar bar = progress.bar(epoch)) {
        cost = trainEpoch(model, split.training(), epoch, stop, bar);
      } catch (StopSignal.Raised e) {
        out.println("Stopped in epoch " + epoch + ".");
        return true;
      }
      Assessment after =
          Assessment.of(model, options.network().loss().criterion(), split.watched());
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(Locale.ROOT, row, epoch, cost, after.errors(), seconds);
      log.add(new TrainingLog.Epoch(epoch, cost, after.cost(), after.errors(), seconds));
      if (Double.isNaN(cost)) {
        err.println("The cost is NaN. Try a smaller --learning-rate, or check your gradients.");
        return false;
      }
    }
    return true;
  }

  /** Returns the mean cost of an epoch. */
  private double trainEpoch(
      Layer model, Dataset training, int epoch, StopSignal stop, ProgressBar bar) {
    Layer watched =
        new ProgressLayer(
            model,
            rows -> {
              stop.check();
              if (bar != null) {
                bar.stepBy(rows);
              }
            });
    return Trainer.trainEpoch(
        watched,
        options.network().loss().criterion(),
        training,
        options.batch(),
        options.learningRate(),
        options.seed() + epoch);
  }
}
