package backprop.grader.grading;

import backprop.grader.common.Fault;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Points;
import backprop.grader.result.SeesChangedArguments;
import backprop.grader.sandbox.Launcher;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The hidden tests, in a class loader whose assignment classes are stand-ins for a submission's.
 *
 * <p>They are JUnit tests, but run without JUnit: finding and preparing a test takes JUnit longer
 * than most of them run, and a diagnosis runs thousands. That works because hidden tests have
 * nothing but test methods, with {@code Inputs} at most; {@code HiddenTestRulesTest} sees to that.
 */
final class HiddenSuite {

  /** A given class of the student's project; here it trains what it makes in the child. */
  private static final String TRIAL = "backprop.train.TrialEpoch";

  private final Map<HiddenTest, Method> methods = new LinkedHashMap<>();
  private final RemoteSubmission program;
  private final ClassLoader loader;
  private final Method inputs;

  /** Learns when tests begin and what became of them. */
  interface Listener {

    /** A test begins; its instance hasn't been made yet. */
    void begins(HiddenTest test);

    /** A test has ended; what it threw is null if it passed. */
    void ended(HiddenTest test, Throwable thrown);

    /** Tells, after each test, whether the next one is to begin. */
    default boolean goesOn() {
      return true;
    }
  }

  /**
   * Loads the tests, to call a program.
   *
   * @param program its classes, the given ones too
   * @param launcher starts the children that it runs in
   */
  static HiddenSuite of(
      AssignmentClasses classes, Map<String, byte[]> program, Launcher launcher, Limits limits) {
    return new HiddenSuite(
        new RemoteSubmission(launcher, program, limits, classes.api()), classes.tests());
  }

  /**
   * Finds the tests, class by class in the order of their names.
   *
   * @param program that the tests are to call; has no other tests
   * @param classes of the tests and of what they use, by name
   */
  HiddenSuite(RemoteSubmission program, Map<String, byte[]> classes) {
    this.program = program;
    loader = program.hiddenTests(classes);
    try {
      for (String name : new TreeSet<>(classes.keySet())) {
        if (name.matches("hidden\\.\\w+Test")) {
          find(loader.loadClass(name));
        }
      }
      inputs =
          loader.loadClass("hidden.support.Seeded").getMethod("inputs", String.class, Method.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no hidden tests: " + e.getMessage(), e);
    }
  }

  private void find(Class<?> tests) {
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
    return new HiddenTest(
        name,
        sentence.value(),
        points.item(),
        points.value(),
        method.isAnnotationPresent(SeesChangedArguments.class));
  }

  /** Returns what the tests call. */
  RemoteSubmission program() {
    return program;
  }

  /** Returns all tests, in order, before any has run. */
  List<HiddenTest> plan() {
    return List.copyOf(methods.keySet());
  }

  /**
   * Runs tests, one after the other, until the listener calls the rest off.
   *
   * @param seed gives the tests their inputs
   * @throws Fault if the listener fails
   */
  void run(List<HiddenTest> tests, long seed, Listener listener) {
    for (HiddenTest test : tests) {
      try {
        listener.begins(test);
        listener.ended(test, run(methods.get(test), seed));
      } catch (RuntimeException | LinkageError e) {
        throw new Fault(
            Fault.Kind.GRADER, "the grader failed while a test ran: " + e.getMessage(), e);
      }
      if (!listener.goesOn()) {
        return;
      }
    }
  }

  /** Returns what the program makes of the trial epoch; empty if it can't finish it. */
  Optional<TrainingCheck.Trial> trialEpoch(Limits limits) {
    program.beginTest(limits, false);
    try {
      Object trial = loader.loadClass(TRIAL).getMethod("run").invoke(null);
      double cost = (double) trial.getClass().getMethod("cost").invoke(trial);
      int errors = (int) trial.getClass().getMethod("errors").invoke(trial);
      return Optional.of(new TrainingCheck.Trial(cost, errors));
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      program.endTest();
    }
  }

  /** Returns what the test threw; null if it passed. */
  private Throwable run(Method method, long seed) {
    try {
      Object[] arguments = new Object[method.getParameterCount()];
      if (arguments.length > 0) {
        arguments[0] = inputs.invoke(null, Long.toString(seed), method);
      }
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      method.setAccessible(true);
      method.invoke(constructor.newInstance(), arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
