package backprop.grader.owntests;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lambdas and references to methods of all kinds, which {@link LambdasTest} writes out. */
public class Everything {

  interface Own<T extends Comparable<T>> {
    T larger(T a, T b);

    default Own<T> twice() {
      return (a, b) -> larger(larger(a, b), b);
    }

    static int count() {
      return 7;
    }
  }

  private class Inner {
    private String secret(String text) {
      Supplier<String> both = () -> text + field;
      return both.get();
    }
  }

  private final int field;

  public Everything(int field) {
    this.field = field;
  }

  private double times(double x) {
    return field * x;
  }

  private static double half(double x) {
    return x / 2;
  }

  /** Returns what all of them give. */
  public List<Object> results() throws Exception {
    List<Object> all = new ArrayList<>();
    double d = 0.5;
    long l = 1L << 40;
    byte b = 3;
    char c = 'x';
    boolean t = true;
    DoubleUnaryOperator ofSelf = this::times;
    DoubleUnaryOperator ofClass = Everything::half;
    DoubleUnaryOperator capturing = x -> x * d + l + b + c + (t ? field : 0);
    all.add(ofSelf.andThen(ofClass).andThen(capturing).applyAsDouble(3));
    Function<Integer, Double> boxed = i -> i * d;
    all.add(boxed.apply(3));
    IntToDoubleFunction widened = i -> i;
    all.add(widened.applyAsDouble(4));
    ToDoubleFunction<Integer> unboxedAndWidened = Integer::intValue;
    all.add(unboxedAndWidened.applyAsDouble(5));
    ToIntFunction<String> virtual = String::length;
    all.add(virtual.applyAsInt("four"));
    BiFunction<String, Integer, Character> unboxing = String::charAt;
    all.add(unboxing.apply("abc", 1));
    Supplier<List<String>> constructor = ArrayList::new;
    all.add(constructor.get());
    Function<Integer, Everything> ofInt = Everything::new;
    all.add(ofInt.apply(9).field);
    Function<Integer, double[][]> ofArray = double[][]::new;
    all.add(ofArray.apply(2).length);
    Function<double[], double[]> copy = double[]::clone;
    all.add(copy.apply(new double[] {1, 2})[1]);
    Consumer<String> dropsTheResult = all::add;
    dropsTheResult.accept("added");
    Runnable dropsALong = Long.valueOf(3)::longValue;
    dropsALong.run();
    Callable<Object> checked = () -> Class.forName("java.lang.String").getSimpleName();
    all.add(checked.call());
    LongSupplier ofLong = () -> l;
    all.add(ofLong.getAsLong());
    BinaryOperator<Integer> staticBoxing = Math::max;
    all.add(staticBoxing.apply(3, 8));
    Own<Integer> own = (x, y) -> x.compareTo(y) > 0 ? x : y;
    all.add(own.twice().larger(3, 4));
    Supplier<Integer> ofInterface = Own::count;
    all.add(ofInterface.get());
    Supplier<Supplier<String>> nested = () -> () -> "nested" + field;
    all.add(nested.get().get());
    all.add(new Inner().secret("inner"));
    Supplier<String> ofSuper = super::toString;
    all.add(ofSuper.get().startsWith(getClass().getName()));
    Runnable serialized = (Runnable & Serializable) () -> all.add("serialized");
    serialized.run();
    Comparator<String> generic = Comparator.comparing(String::length);
    all.add(Stream.of("ccc", "a", "bb").sorted(generic).collect(Collectors.joining()));
    all.add(
        IntStream.range(0, 4).mapToObj(i -> new double[] {i, d}).map(Arrays::toString).toList());
    return all;
  }
}
