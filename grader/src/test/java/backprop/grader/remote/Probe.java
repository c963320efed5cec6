package backprop.grader.remote;

import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.Launcher;
import backprop.grader.sandbox.PlainProcess;
import backprop.grader.worker.WorkerMain;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** The small assignment of {@link ProbeSources}, its stand-ins, and a child that runs it. */
final class Probe implements AutoCloseable {

  private final RemoteSubmission submission;
  private final ClassLoader loader;

  Probe(Launcher launcher, Limits limits) {
    submission = new RemoteSubmission(launcher, ProbeClasses.all(), limits, ProbeClasses.API);
    loader = submission.hiddenTests(Map.of());
    submission.beginTest();
  }

  static Launcher process() {
    return process(64);
  }

  static Launcher process(int heapMegabytes) {
    try {
      Path worker =
          Path.of(WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      ChildProgram program = ChildProgram.worker(ChildProgram.thisJava(), worker, heapMegabytes);
      return () -> new PlainProcess().start(program);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  RemoteSubmission submission() {
    return submission;
  }

  Class<?> type(String name) {
    try {
      return Class.forName(name.contains(".") ? name : "backprop.probe." + name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Calls the only static method of this name, or the one whose parameter is that of the value. */
  Object call(String type, String method, Object... arguments) throws Throwable {
    return invoke(null, type(type), method, arguments);
  }

  /** Calls a method of a stand-in or a record. */
  Object on(Object receiver, String method, Object... arguments) throws Throwable {
    return invoke(receiver, receiver.getClass(), method, arguments);
  }

  private static Object invoke(Object receiver, Class<?> type, String name, Object... arguments)
      throws Throwable {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
        method.setAccessible(true);
        try {
          return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new IllegalArgumentException("no " + name + " in " + type);
  }

  private static boolean accepts(Class<?>[] types, Object[] arguments) {
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      Class<?> boxed = java.lang.invoke.MethodType.methodType(types[i]).wrap().returnType();
      if (arguments[i] != null && !boxed.isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  Object create(String type, Object... arguments) throws Throwable {
    for (Constructor<?> constructor : type(type).getConstructors()) {
      if (!constructor.isSynthetic() && accepts(constructor.getParameterTypes(), arguments)) {
        try {
          return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new IllegalArgumentException("no constructor of " + type);
  }

  /** Returns an object of this side that implements {@code Fn}. */
  Object fn(ToDoubleFunction<double[]> function) {
    return implementation("Fn", arguments -> function.applyAsDouble((double[]) arguments));
  }

  /** Returns an object of this side that implements {@code Node}; its label is "here". */
  Object node(UnaryOperator<double[][]> function) {
    return implementation(
        "Node", argument -> argument == null ? "here" : function.apply((double[][]) argument));
  }

  private Object implementation(String name, java.util.function.Function<Object, Object> body) {
    return Proxy.newProxyInstance(
        loader,
        new Class<?>[] {type(name)},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> name;
              default -> body.apply(arguments == null ? null : arguments[0]);
            });
  }

  void nextTest() {
    submission.beginTest();
  }

  Optional<Incident> endTest() {
    return submission.endTest();
  }

  Optional<Incident.Kind> endKind() {
    return submission.endTest().map(Incident::kind);
  }

  @Override
  public void close() {
    submission.close();
  }
}
