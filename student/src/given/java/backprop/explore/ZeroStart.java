package backprop.explore;

import backprop.chart.Axis;
import backprop.chart.LineChart;
import backprop.chart.PictureFolder;
import backprop.data.Batches;
import backprop.data.Dataset;
import backprop.data.Mnist;
import backprop.layer.CrossEntropy;
import backprop.layer.Layer;
import backprop.layer.LinearLayer;
import backprop.layer.Sequential;
import backprop.layer.SoftmaxLayer;
import backprop.layer.TanhLayer;
import backprop.matrix.Matrices;
import backprop.train.Initializer;
import backprop.train.Trainer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The tanh network of the sheet from three starts: all weights 0, all weights 0.01, and Glorot's.
 * What reaches the two weight matrices, step by step, and how many hidden units differ.
 */
final class ZeroStart implements Exploration {
  private static final int BATCH = 60;
  private static final double RATE = 0.1;
  private static final long SEED = 4711;

  /** What is measured at each step of one training: the gradients' norms, for W1 and W2. */
  private record Course(double[] cost, double[] first, double[] second, double[] units) {}

  private final int hidden;
  private final int steps;

  /** Trains networks of so many hidden units for so many steps. */
  ZeroStart(int hidden, int steps) {
    this.hidden = hidden;
    this.steps = steps;
  }

  @Override
  public void draw(PictureFolder pictures) {
    Dataset images = Mnist.train(steps * BATCH);
    Map<String, Course> courses = new LinkedHashMap<>();
    courses.put("all weights 0", train(images, (in, out) -> constant(in, out, 0)));
    courses.put("all weights 0.01", train(images, (in, out) -> constant(in, out, 0.01)));
    courses.put("Glorot", train(images, (in, out) -> Initializer.glorotUniform(in, out, SEED)));

    String norm = "norm of the gradient";
    draw(
        pictures,
        "first",
        "The gradient of W1, from three starts",
        Axis.logarithmic(norm),
        courses,
        Course::first);
    draw(
        pictures,
        "second",
        "The gradient of W2, from three starts",
        Axis.linear(norm),
        courses,
        Course::second);
    Axis units = Axis.linear("hidden units with weights of their own");
    draw(pictures, "units", "How many hidden units differ", units, courses, Course::units);
    Axis cost = Axis.linear("mean cost of the batch");
    draw(
        pictures,
        "cost",
        "What the network learns, from three starts",
        cost,
        courses,
        Course::cost);
  }

  private void draw(
      PictureFolder pictures,
      String name,
      String title,
      Axis axis,
      Map<String, Course> courses,
      Function<Course, double[]> values) {
    LineChart chart = new LineChart(title, Axis.counting("step"), axis, Grid.even(1, steps, 1).x());
    StringJoiner ends =
        new StringJoiner("; ", title + " (seed " + SEED + "). First and last step, ", ".");
    courses.forEach(
        (start, course) -> {
          double[] y = values.apply(course);
          chart.line(start, y);
          ends.add(start + ": " + Grid.text(y[0]) + ", " + Grid.text(y[steps - 1]));
        });
    pictures.save(chart, "zero-start-" + name, ends.toString());
  }

  private Course train(Dataset images, BiFunction<Integer, Integer, double[][]> start) {
    Layer model =
        new Sequential(
            new LinearLayer(start.apply(Mnist.PIXELS, hidden), new double[hidden]),
            new TanhLayer(),
            new LinearLayer(start.apply(hidden, Mnist.CLASSES), new double[Mnist.CLASSES]),
            new SoftmaxLayer());
    Course course =
        new Course(new double[steps], new double[steps], new double[steps], new double[steps]);
    int[] order = Batches.shuffledOrder(images.size(), SEED);
    for (int i = 0; i < steps; i++) {
      int from = i * BATCH % images.size();
      int to = Math.min(from + BATCH, images.size());
      Dataset batch = Batches.select(images, order, from, to);
      course.cost[i] = Trainer.trainEpoch(model, new CrossEntropy(), batch, BATCH, RATE, SEED);
      // Parameters: W1, b1, W2, b2.
      course.first[i] = norm(model.parameters().get(0).gradient());
      course.second[i] = norm(model.parameters().get(2).gradient());
      course.units[i] = differentColumns(model.parameters().get(0).value());
    }
    return course;
  }

  private static double[][] constant(int in, int out, double weight) {
    return Matrices.map(new double[in][out], zero -> weight);
  }

  private static double norm(double[][] gradient) {
    return Math.sqrt(Arrays.stream(gradient).flatMapToDouble(Arrays::stream).map(g -> g * g).sum());
  }

  private static long differentColumns(double[][] weight) {
    return Arrays.stream(Matrices.transpose(weight)).map(DoubleBuffer::wrap).distinct().count();
  }
}
