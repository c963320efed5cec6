package backprop.grader.attacks;

import backprop.grader.grading.Installation;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.ClassFiles;
import backprop.grader.remote.Incident;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A hostile submission whose methods a test calls itself, under limits and guards of its own. */
final class CalledSubmission implements AutoCloseable {

  private final RemoteSubmission submission;
  private final ClassLoader loader;

  /**
   * Compiles the submission and begins a test.
   *
   * @param path as {@link HostileSubmission} has written it
   * @param launcher starts its child
   */
  CalledSubmission(Path path, Launcher launcher, Limits limits) throws IOException {
    Path student = Installation.locate().student();
    Map<String, byte[]> classes = ClassFiles.read(student, name -> true);
    classes.putAll(compiled(path, student));
    submission = new RemoteSubmission(launcher, classes, limits, AssignmentApi.read(student));
    loader = submission.hiddenTests(Map.of());
    submission.beginTest();
  }

  private static Map<String, byte[]> compiled(Path path, Path student) throws IOException {
    Path out = Files.createDirectories(path.resolve("classes"));
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-proc:none", "-nowarn", "-cp", student.toString(), "-d", "" + out));
    try (Stream<Path> files = Files.walk(path.resolve("src"))) {
      files.filter(f -> f.toString().endsWith(".java")).forEach(f -> command.add(f.toString()));
    }
    int exit =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
    if (exit != 0) {
      throw new IOException("the submission doesn't compile");
    }
    return ClassFiles.read(out, name -> true);
  }

  /** Calls task 5.1. */
  int parameterCount(int d, int h, int k) throws Throwable {
    return (Integer)
        call(
            "backprop.network.NeuralNetwork",
            "parameterCount",
            new Class<?>[] {int.class, int.class, int.class},
            d,
            h,
            k);
  }

  /** Calls task 2.1 with a function of this side. */
  double[] numericalGradient(ToDoubleFunction<double[]> f, double... x) throws Throwable {
    Class<?> type = loader.loadClass("backprop.check.ScalarFunction");
    Object function =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {type},
            (proxy, method, arguments) -> f.applyAsDouble((double[]) arguments[0]));
    return (double[])
        call(
            "backprop.check.GradCheck",
            "numericalGradient",
            new Class<?>[] {type, double[].class, double.class},
            function,
            x,
            1e-4);
  }

  private Object call(String type, String method, Class<?>[] types, Object... arguments)
      throws Throwable {
    try {
      return loader.loadClass(type).getMethod(method, types).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Ends the test and returns what happened in it. */
  Optional<Incident.Kind> end() {
    return submission.endTest().map(Incident::kind);
  }

  @Override
  public void close() throws IOException {
    submission.close();
  }
}
