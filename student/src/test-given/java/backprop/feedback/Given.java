package backprop.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The inputs of a call. A failure shows them as they were handed over, and says if the call wrote
 * into them; afterwards they hold what they held before, so that nothing else goes wrong.
 *
 * <pre>{@code
 * given("x", x).expect(() -> Softmax.softmax(x)).toBeCloseTo(expected, 1e-9);
 * }</pre>
 */
public final class Given {
  private record Input(String name, Object value, Object before) {
    boolean isChanged() {
      return !Arrays.deepEquals(new Object[] {value}, new Object[] {before});
    }
  }

  /** A call that returns a vector. */
  @FunctionalInterface
  public interface VectorCall {
    double[] get();
  }

  /** A call that returns a matrix. */
  @FunctionalInterface
  public interface MatrixCall {
    double[][] get();
  }

  private final List<Input> inputs = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();

  private Given() {}

  /** The first input: a number, double[], double[][], or a text about it. */
  public static Given given(String name, Object value) {
    return new Given().and(name, value);
  }

  /** A further input. */
  public Given and(String name, Object value) {
    inputs.add(new Input(name, value, Block.copy(value)));
    return this;
  }

  /** Makes the call; its result is a number. */
  public Expectation expect(DoubleSupplier call) {
    try {
      return shown(Expectation.expect(call.getAsDouble()));
    } finally {
      restore();
    }
  }

  /** Makes the call; its result is a vector. */
  public Expectation expect(VectorCall call) {
    try {
      // A copy: it may be one of the inputs.
      return shown(Expectation.expect((double[]) Block.copy(call.get())));
    } finally {
      restore();
    }
  }

  /** Makes the call; its result is a matrix. */
  public Expectation expect(MatrixCall call) {
    try {
      return shown(Expectation.expect((double[][]) Block.copy(call.get())));
    } finally {
      restore();
    }
  }

  /** Makes the call, which is to leave every input as it was. */
  public void expectNoChange(Runnable call) {
    try {
      call.run();
      for (Input input : inputs) {
        if (input.value() instanceof double[] vector) {
          itself(input, Expectation.expect(vector)).toBe((double[]) input.before());
        } else if (input.value() instanceof double[][] matrix) {
          itself(input, Expectation.expect(matrix)).toBe((double[][]) input.before());
        }
      }
    } finally {
      restore();
    }
  }

  private static Expectation itself(Input input, Expectation now) {
    return now.given("checked", input.name() + " itself, after the call: was it changed?");
  }

  private Expectation shown(Expectation expectation) {
    inputs.stream().filter(Input::isChanged).map(Input::name).forEach(changed::add);
    for (Input input : inputs) {
      expectation.given(input.name(), input.before());
    }
    if (!changed.isEmpty()) {
      String which = String.join(" and ", changed);
      expectation.given("changed", which + ": the call wrote into it, which it must not");
    }
    return expectation;
  }

  private void restore() {
    for (Input input : inputs.stream().filter(Input::isChanged).toList()) {
      if (input.value() instanceof double[] vector) {
        System.arraycopy(input.before(), 0, vector, 0, vector.length);
      } else if (input.value() instanceof double[][] matrix) {
        double[][] rows = (double[][]) Block.copy(input.before());
        System.arraycopy(rows, 0, matrix, 0, matrix.length);
      }
    }
  }
}
