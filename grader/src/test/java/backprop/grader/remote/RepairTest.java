package backprop.grader.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.fuzz.ClassFiles;
import backprop.grader.protocol.IsolatedClasses;
import backprop.grader.remote.Incident.Kind;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What builds on a wrong class of the real assignment is right once the grader answers for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RepairTest {

  private static final String SOFTMAX = "backprop.function.Softmax";
  private static final String SIGMOID = "backprop.function.Sigmoid";
  private static final String LOSSES = "backprop.loss.StableLosses";

  private static final double[][] X = {{1, -2}, {0.5, 3}, {-1, 0}};
  private static final double[][] T = {{1, 0}, {0, 1}, {0.5, 0.5}};

  private static final String WRONG_SOFTMAX =
      """
      package backprop.function;
      public final class Softmax {
        private Softmax() {}
        public static double[] softmax(double[] x) { return new double[x.length]; }
        public static double[][] softmax(double[][] x) { return new double[x.length][x[0].length]; }
        public static double[][] jacobian(double[] s) { return new double[s.length][s.length]; }
        public static double[][] backward(double[][] s, double[][] v) { return v; }
      }
      """;

  @TempDir private Path folder;
  private AssignmentApi api;
  private Map<String, byte[]> reference;
  private Map<String, byte[]> submission;

  @BeforeEach
  void reads() throws IOException {
    api = AssignmentApi.read(ClassFiles.student());
    reference = ClassFiles.reference();
    submission = new TreeMap<>(reference);
  }

  /** A submission, and its network with two inputs, two hidden units and two classes. */
  private final class Graded implements AutoCloseable {
    private final RemoteSubmission remote;
    private final ClassLoader loader;

    Graded(boolean inProcess, Map<String, byte[]> classes) throws IOException {
      remote =
          new RemoteSubmission(
              inProcess ? new InProcess() : Probe.process(), classes, Limits.STANDARD, api);
      loader = remote.hiddenTests(Map.of());
    }

    Object network(String method, Object... data) throws Throwable {
      Class<?> parameters = loader.loadClass("backprop.network.NetworkParameters");
      double[][] weights = {{0.1, -0.2}, {0.3, 0.4}};
      double[] biases = {0.5, -0.5};
      Object network =
          parameters.getConstructors()[0].newInstance(weights, biases, weights, biases);
      Class<?>[] types = new Class<?>[1 + data.length];
      Object[] arguments = new Object[types.length];
      types[0] = parameters;
      arguments[0] = network;
      for (int i = 0; i < data.length; i++) {
        types[1 + i] = data[i].getClass();
        arguments[1 + i] = data[i];
      }
      Class<?> type = loader.loadClass("backprop.network.NeuralNetwork");
      try {
        return type.getMethod(method, types).invoke(null, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    Optional<Kind> end() {
      return remote.endTest().map(Incident::kind);
    }

    @Override
    public void close() throws IOException {
      remote.close();
    }
  }

  private Set<Class<?>> answering(String... names) {
    return new IsolatedClasses(reference).find(Set.of(names));
  }

  private Object expected(String method, Object... data) throws Throwable {
    try (Graded right = new Graded(true, reference)) {
      right.remote.beginTest();
      return right.network(method, data);
    }
  }

  @ParameterizedTest(name = "in process: {0}")
  @ValueSource(booleans = {true, false})
  void aWrongSoftmaxIsRepairedForTheNetwork(boolean inProcess) throws Throwable {
    SourceCompiler.compile(List.of(WRONG_SOFTMAX), List.of(ClassFiles.student()), folder);
    submission.put(SOFTMAX, ProbeClasses.read(folder).get(SOFTMAX));
    try (Graded graded = new Graded(inProcess, submission)) {
      graded.remote.beginTest();
      assertThat(graded.network("forward", (Object) X)).isEqualTo(new double[3][2]);
      graded.remote.answerFor(answering(SOFTMAX));
      graded.remote.beginTest();
      assertThat(graded.network("forward", (Object) X)).isEqualTo(expected("forward", (Object) X));
      assertThat(graded.end()).isEmpty();
    }
  }

  @ParameterizedTest(name = "in process: {0}")
  @ValueSource(booleans = {true, false})
  void theNetworkIsRightThoughNothingBeforeItIsBegun(boolean inProcess) throws Throwable {
    for (String name : List.of(SIGMOID, SOFTMAX, LOSSES)) {
      submission.put(name, api.find(name).bytes());
    }
    try (Graded graded = new Graded(inProcess, submission)) {
      graded.remote.beginTest();
      assertThatThrownBy(() -> graded.network("forwardBackward", X, T))
          .hasMessageContaining("Task 1.1");
      assertThat(graded.end()).contains(Kind.NOT_IMPLEMENTED);
      graded.remote.answerFor(answering(SIGMOID, SOFTMAX, LOSSES));
      for (String method : List.of("forwardBackward", "inputGradient")) {
        graded.remote.beginTest();
        assertThat(graded.network(method, X, T))
            .usingRecursiveComparison()
            .isEqualTo(expected(method, X, T));
        assertThat(graded.end()).isEmpty();
      }
    }
  }

  @Test
  void allThatTasksBuildOnCanBeReplacedAndWhatTakesObjectsCannot() throws IOException {
    try (Graded graded = new Graded(true, submission)) {
      graded.remote.answerFor(answering(SIGMOID, SOFTMAX, LOSSES));
      for (String name :
          List.of(
              "backprop.check.GradCheck",
              "backprop.network.NeuralNetwork",
              "backprop.layer.LinearLayer",
              "backprop.layer.LogSoftmaxLayer",
              "backprop.matrix.Matrices",
              "backprop.train.Trainer")) {
        assertThatThrownBy(() -> graded.remote.answerFor(answering(name)))
            .as(name)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
