package backprop.grader.fuzz;

import java.util.List;

/**
 * What a hidden test might do with the assignment: values, records, objects, callbacks. None of it
 * runs for long, whatever its numbers become.
 */
enum Scenario {
  NUMBERS(
      api -> {
        api.call("function.Sigmoid", "gradient", 0.25);
        api.call("check.GradCheck", "relativeError", 1.0, 2.0);
        api.call("network.NeuralNetwork", "parameterCount", 2, 3, 4);
      }),
  ARRAYS(
      api -> {
        api.call("function.Softmax", "softmax", new double[] {1, 2, Double.NaN});
        api.call("function.Softmax", "softmax", (Object) matrix());
        api.call("loss.StableLosses", "softmaxCrossEntropyGradient", matrix(), matrix());
      }),
  ERRORS(api -> api.call("function.Softmax", "softmax", (Object) new double[0][])),
  RECORDS(
      api -> {
        Object network =
            api.create("network.NetworkParameters", matrix(), vector(), matrix(), vector());
        api.call("network.NeuralNetwork", "forwardBackward", network, matrix(), matrix());
        api.call("network.NeuralNetwork", "inputGradient", network, matrix(), matrix());
        Object affine = api.create("theory.Affine", matrix(), new double[] {1, 2});
        api.call("theory.Equivalences", "collapse", affine, affine);
      }),
  OBJECTS(
      api -> {
        Object layer = api.create("layer.LinearLayer", matrix(), new double[] {1, 2});
        api.on(layer, "fprop", (Object) matrix());
        api.on(layer, "bprop", (Object) matrix());
        Object parameters = api.on(layer, "parameters");
        if (parameters instanceof List<?> list) {
          api.call("train.Sgd", "step", list, 0.5);
          Class<?> type = api.type("layer.Parameter");
          for (Object parameter : list.stream().filter(type::isInstance).toList()) {
            api.on(parameter, "gradient");
          }
        }
      }),
  CALLBACKS(
      api -> {
        Object f = api.callback("check.ScalarFunction", x -> ((double[]) x)[0]);
        api.call("check.GradCheck", "numericalGradient", f, new double[] {1, 2}, 1e-4);
        api.call("check.GradCheck", "check", f, new double[] {1, 2}, new double[] {1, 0});
      }),
  THROWING_CALLBACKS(
      api -> {
        Object f =
            api.callback(
                "check.ScalarFunction",
                x -> {
                  throw new CallbackException();
                });
        api.call("check.GradCheck", "numericalGradient", f, new double[] {1, 2}, 1e-4);
      }),
  MIXED(
      api -> {
        Object layer = api.create("layer.TanhLayer");
        Object own = api.callback("layer.Layer", v -> v == null ? List.of() : v);
        Object both = api.create("layer.Sequential", List.of(layer, own));
        api.on(both, "fprop", (Object) matrix());
        api.on(both, "bprop", (Object) matrix());
        api.on(both, "parameters");
      });

  /** What the callbacks of {@link #THROWING_CALLBACKS} throw, so that it can be told apart. */
  static final class CallbackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallbackException() {
      super("from the test");
    }
  }

  /** The steps, each of which may throw what the child says. */
  private interface Steps {
    void run(Api api) throws Throwable;
  }

  private final Steps steps;

  Scenario(Steps steps) {
    this.steps = steps;
  }

  void run(Api api) throws Throwable {
    steps.run(api);
  }

  private static double[] vector() {
    return new double[] {0.1, -0.1};
  }

  private static double[][] matrix() {
    return new double[][] {{1, -2}, {0.5, 3}};
  }
}
