package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One number or array of numbers that a submission has returned, beside the right one.
 *
 * @param what it is, such as: the gradient of W1
 * @param want the right one
 * @param got the submission's
 * @param given the numbers that went into the call, and into the layer's forward pass before it
 * @param noise what two numbers may differ by
 */
record Sample(String what, Leaf want, Leaf got, List<Leaf> given, double noise) {

  private static final int ENOUGH = 100;

  Sample(String what, Leaf want, Leaf got, List<Leaf> given) {
    this(what, want, got, given, 1e-10 * Math.max(1, Tolerance.largest(want.numbers())));
  }

  int rows() {
    return want.shape().size() == 2 ? want.shape().get(0) : 1;
  }

  int columns() {
    return want.numbers().length / Math.max(1, rows());
  }

  boolean isMatrix() {
    return want.shape().size() == 2 && rows() > 1;
  }

  /** Returns the inputs that have the shape of the answer. */
  List<Leaf> alike() {
    return given.stream().filter(leaf -> leaf.shape().equals(want.shape())).toList();
  }

  double anyGiven() {
    return given.isEmpty() || given.get(0).numbers().length == 0
        ? Double.NaN
        : given.get(0).numbers()[0];
  }

  boolean allGiven(DoublePredicate holds) {
    return given.stream().allMatch(leaf -> Arrays.stream(leaf.numbers()).allMatch(holds));
  }

  boolean allGot(DoublePredicate holds) {
    return Arrays.stream(got.numbers()).allMatch(holds);
  }

  /** Tells whether something holds of all samples. */
  static boolean holds(List<Sample> samples, Predicate<Sample> holds) {
    return samples.stream().allMatch(holds);
  }

  /** Returns the sizes that a factor may come from, by their names. */
  Map<String, Double> sizes() {
    Map<String, Double> sizes = new LinkedHashMap<>();
    List<Leaf> all = new ArrayList<>(given);
    all.add(want);
    for (Leaf leaf : all) {
      if (leaf.shape().size() == 2 && leaf.path().isEmpty()) {
        sizes.putIfAbsent("N, the number of rows", (double) leaf.shape().get(0));
        sizes.putIfAbsent("the number of columns", (double) leaf.shape().get(1));
      } else if (leaf.shape().size() == 1 && leaf.path().isEmpty()) {
        sizes.putIfAbsent("the number of entries", (double) leaf.shape().get(0));
      } else if (leaf.path().endsWith(".inputs")) {
        sizes.putIfAbsent("the number of samples", (double) leaf.shape().get(0));
      } else if (leaf.path().endsWith("w1")) {
        sizes.put("D, the number of inputs", (double) leaf.shape().get(0));
        sizes.put("H, the number of hidden units", (double) leaf.shape().get(1));
      } else if (leaf.path().endsWith("w2")) {
        sizes.put("K, the number of outputs", (double) leaf.shape().get(1));
      } else if (leaf.type().equals("size")) {
        sizes.put(leaf.path(), leaf.numbers()[0]);
      }
    }
    return sizes;
  }

  /** Tells whether an entry is 0, or NaN where that is right. */
  boolean isZero(int i) {
    double x = got.numbers()[i];
    return x == 0 || (Double.isNaN(x) && !Double.isFinite(want.numbers()[i]));
  }

  /** Returns the number of rows, or of entries, of what was given first; 0 without that. */
  int firstSize() {
    return given.isEmpty() || given.get(0).shape().isEmpty() ? 0 : given.get(0).shape().get(0);
  }

  /** Tells whether an entry is wrong. */
  boolean isWrong(int i) {
    return isWrong(i, noise);
  }

  boolean isWrong(int i, double least) {
    return !same(want.numbers()[i], got.numbers()[i], least);
  }

  static boolean same(double a, double b, double least) {
    return a == b
        || (Double.isNaN(a) && Double.isNaN(b))
        || (Double.isFinite(a)
            && Double.isFinite(b)
            && Math.abs(a - b) <= Math.max(least, 1e-7 * Math.max(Math.abs(a), Math.abs(b))));
  }

  /** Tells whether the answer is a function of the right one, entry by entry. */
  boolean is(DoubleUnaryOperator function) {
    return is(Arrays.stream(want.numbers()).map(function).toArray());
  }

  /** Tells whether the answer is an input times a function of another one, entry by entry. */
  boolean isProduct(Leaf one, Leaf other, DoubleUnaryOperator function) {
    double[] numbers = one.numbers().clone();
    Arrays.setAll(numbers, i -> numbers[i] * function.applyAsDouble(other.numbers()[i]));
    return is(numbers);
  }

  /** Tells whether the submission has returned these numbers. */
  boolean is(double[] numbers) {
    double[] mine = got.numbers();
    double scale = 1e-10 * Math.max(1e-3, Math.min(1, Tolerance.largest(numbers)));
    for (int i = 0; i < mine.length; i++) {
      if (i >= numbers.length || !same(numbers[i], mine[i], scale)) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many different numbers it has that aren't likely to come about by chance. */
  long telling() {
    return wrong().filter(Sample::isTelling).distinct().count();
  }

  /** Returns how much it says about a program that answers so: 1 is a telling number. */
  double evidence() {
    long plain = wrong().filter(x -> !isTelling(x) && Double.isFinite(x) && x != 0).count();
    return telling() + plain / 3.0 + (wrong().count() - plain - telling()) / 8.0;
  }

  private DoubleStream wrong() {
    return IntStream.range(0, Math.min(ENOUGH, got.numbers().length))
        .filter(this::isWrong)
        .mapToDouble(i -> got.numbers()[i]);
  }

  private static boolean isTelling(double x) {
    return Double.isFinite(x) && Math.abs(x - Math.rint(2 * x) / 2) > 1e-9;
  }
}
