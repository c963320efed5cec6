package backprop.grader.grading;

import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Points;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/**
 * The hidden tests, in a class loader whose assignment classes are stand-ins for a submission's.
 *
 * <p>They are JUnit tests, but run without JUnit: finding and preparing a test takes JUnit longer
 * than most of them run, and a diagnosis runs thousands. That works because hidden tests have
 * nothing but test methods, with {@code Inputs} at most; {@code HiddenTestRulesTest} sees to that.
 */
final class HiddenSuite {

  private final Map<HiddenTest, Method> methods = new LinkedHashMap<>();
  private final Constants constants = new Constants();
  private final Method inputs;

  /** Learns when tests begin and what became of them. */
  interface Listener {

    /** A test begins; its instance hasn't been made yet. */
    void begins(HiddenTest test);

    /** A test has ended. */
    void ended(HiddenTest test, TestExecutionResult result);

    /** Tells, after each test, whether the next one is to begin. */
    default boolean goesOn() {
      return true;
    }
  }

  /**
   * Finds the tests.
   *
   * @param loader gives the test classes
   * @param classNames the test classes, in the order in which they run
   */
  HiddenSuite(ClassLoader loader, List<String> classNames) {
    try {
      for (String name : classNames) {
        find(loader.loadClass(name));
      }
      inputs =
          loader.loadClass("hidden.support.Seeded").getMethod("inputs", String.class, Method.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no hidden tests: " + e.getMessage(), e);
    }
  }

  private void find(Class<?> tests) {
    constants.add(tests);
    Arrays.stream(tests.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .sorted(Comparator.comparing(Method::getName))
        .forEach(method -> methods.put(describe(method), method));
  }

  private static HiddenTest describe(Method method) {
    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    Points points = method.getAnnotation(Points.class);
    DisplayName sentence = method.getAnnotation(DisplayName.class);
    if (points == null || sentence == null) {
      throw new IllegalStateException(name + " has no @Points or no @DisplayName");
    }
    return new HiddenTest(name, sentence.value(), points.item(), points.value());
  }

  /** Returns all tests, in order, before any has run. */
  List<HiddenTest> plan() {
    return List.copyOf(methods.keySet());
  }

  /**
   * Runs tests, one after the other, until the listener calls the rest off.
   *
   * @param seed gives the tests their inputs
   * @throws UngradedException if the listener or the grader's memory fails
   */
  void run(List<HiddenTest> tests, long seed, Listener listener) {
    for (HiddenTest test : tests) {
      constants.restore();
      try {
        listener.begins(test);
        listener.ended(test, run(methods.get(test), seed));
      } catch (RuntimeException | OutOfMemoryError e) {
        throw new UngradedException("the grader failed while a test ran: " + e.getMessage(), e);
      }
      if (!listener.goesOn()) {
        return;
      }
    }
  }

  private TestExecutionResult run(Method method, long seed) {
    try {
      Object[] arguments = new Object[method.getParameterCount()];
      if (arguments.length > 0) {
        arguments[0] = inputs.invoke(null, Long.toString(seed), method);
      }
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      method.setAccessible(true);
      method.invoke(constructor.newInstance(), arguments);
      return TestExecutionResult.successful();
    } catch (InvocationTargetException e) {
      return result(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestExecutionResult result(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError memory) {
      throw memory; // A submission's own would have come as an incident.
    }
    return thrown instanceof TestAbortedException
        ? TestExecutionResult.aborted(thrown)
        : TestExecutionResult.failed(thrown);
  }
}
