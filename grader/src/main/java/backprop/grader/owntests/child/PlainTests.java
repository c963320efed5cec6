package backprop.grader.owntests.child;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Predicate;

/**
 * A class of tests that need nothing of JUnit but to be called. Calling them takes a fraction of
 * the time that JUnit takes to find and prepare them, in each fresh process anew.
 *
 * @param type the name of the class
 * @param before the methods to call before each test
 * @param tests the tests
 * @param after the methods to call after each test
 */
public record PlainTests(String type, List<String> before, List<String> tests, List<String> after) {

  static PlainTests read(ByteSource source) throws ProtocolException {
    return new PlainTests(
        source.getName(), source.getStrings(), source.getStrings(), source.getStrings());
  }

  /** Writes what {@link #read} reads. */
  public void write(ByteSink sink) throws UnsendableException {
    sink.putString(type).putStrings(before).putStrings(tests).putStrings(after);
  }

  /** Returns the id that JUnit would give the class. */
  public static String id(String type) {
    return "[engine:junit-jupiter]/[class:" + type + "]";
  }

  /** Returns these without the tests whose id isn't to be run. */
  public PlainTests only(Predicate<String> included) {
    return new PlainTests(
        type, before, tests.stream().filter(test -> included.test(id(type, test))).toList(), after);
  }

  /** Returns the id that JUnit would give a test. */
  String id(int test) {
    return id(type, tests.get(test));
  }

  private static String id(String type, String test) {
    return id(type) + "/[method:" + test + "()]";
  }

  /** Runs a test as JUnit does, on an instance of its own, and returns what it says. */
  Verdict run(Class<?> loaded, int test) {
    Verdict verdict = Verdict.PASSED;
    try {
      Constructor<?> constructor = loaded.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object instance = constructor.newInstance();
      try {
        call(instance, before);
        call(instance, tests.subList(test, test + 1));
      } catch (InvocationTargetException e) {
        verdict = verdict(e);
      }
      call(instance, after);
    } catch (InvocationTargetException e) {
      verdict = verdict == Verdict.FAILED ? verdict : verdict(e);
    } catch (ReflectiveOperationException | LinkageError e) {
      verdict = Verdict.FAILED;
    }
    return verdict;
  }

  private static void call(Object instance, List<String> methods)
      throws ReflectiveOperationException {
    for (String name : methods) {
      Method method = instance.getClass().getDeclaredMethod(name);
      method.setAccessible(true);
      method.invoke(instance);
    }
  }

  /** A test that was given up, by an assumption that doesn't hold, says neither. */
  private static Verdict verdict(InvocationTargetException e) {
    for (Class<?> type = e.getCause().getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals("org.opentest4j.TestAbortedException")) {
        return Verdict.NEITHER;
      }
    }
    return Verdict.FAILED;
  }
}
