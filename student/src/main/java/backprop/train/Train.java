package backprop.train;

import backprop.NotImplementedException;
import backprop.data.Dataset;
import backprop.data.Mnist;
import backprop.layer.CrossEntropy;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.Sequential;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Trains a network on MNIST with the layers, the initialiser and the trainer of this assignment.
 * The exercise sheet reports, after 100 epochs with the default options, 750 errors of 10,000 for
 * softmax regression and about 290 for the tanh network.
 *
 * <p>Run it with {@code mvn -q compile exec:java -Dexec.args="--model tanh --epochs 100"}.
 */
public final class Train {
  private static final int HIDDEN = 200;
  private static final int BAR_COLUMNS = 79;

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
      err.println("Not enough memory. Try --data-limit 10000, or set MAVEN_OPTS=-Xmx2g.");
    }
    return 1;
  }

  private int train() {
    Layer model = model();
    Dataset training = Mnist.train(options.dataLimit());
    Dataset test = Mnist.test(options.dataLimit());
    out.printf(
        Locale.ROOT,
        "%s, %d training images, batch %d, learning rate %s, seed %d%n",
        options.model().name().toLowerCase(Locale.ROOT),
        training.size(),
        options.batch(),
        options.learningRate(),
        options.seed());
    out.printf("epoch  mean cost  errors of %5d test images  seconds%n", test.size());
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      long start = System.nanoTime();
      double cost = trainEpoch(model, training, epoch);
      int errors = Trainer.errors(model, test);
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(Locale.ROOT, "%5d  %9.6f  %27d  %7.2f%n", epoch, cost, errors, seconds);
      if (Double.isNaN(cost)) {
        err.println("The cost is NaN. Try a smaller --learning-rate, or check your gradients.");
        return 1;
      }
    }
    return 0;
  }

  /** Returns the network that the options ask for, untrained. */
  private Layer model() {
    long seed = options.seed();
    return switch (options.model()) {
      // One layer learns from a zero start, and the sheet's figure is from one.
      case SOFTMAX ->
          new Sequential(linear(new double[Mnist.PIXELS][Mnist.CLASSES]), new SoftmaxLayer());
      case TANH ->
          new Sequential(
              linear(Initializer.glorotUniform(Mnist.PIXELS, HIDDEN, seed)),
              new TanhLayer(),
              linear(Initializer.glorotUniform(HIDDEN, Mnist.CLASSES, seed + 1)),
              new SoftmaxLayer());
    };
  }

  private static Layer linear(double[][] weight) {
    return new LinearLayer(weight, new double[weight[0].length]);
  }

  /** Returns the mean cost of an epoch; shows a progress bar meanwhile if there's a terminal. */
  private double trainEpoch(Layer model, Dataset training, int epoch) {
    if (System.console() == null) {
      return trainEpoch(model, training, options.seed() + epoch);
    }
    try (ProgressBar bar = progressBar(epoch, training.size())) {
      return trainEpoch(new ProgressLayer(model, bar::stepBy), training, options.seed() + epoch);
    }
  }

  private double trainEpoch(Layer model, Dataset training, long seed) {
    return Trainer.trainEpoch(
        model, new CrossEntropy(), training, options.batch(), options.learningRate(), seed);
  }

  private ProgressBar progressBar(int epoch, int images) {
    return new ProgressBarBuilder()
        .setTaskName("epoch " + epoch)
        .setInitialMax(images)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        // Of a fixed width: asking the terminal would load native code, which newer JDKs warn of.
        .setConsumer(new DelegatingProgressBarConsumer(bar -> err.print("\r" + bar), BAR_COLUMNS))
        .clearDisplayOnFinish()
        .build();
  }
}
