package backprop.feedback;

import backprop.NotImplementedException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * The rule "a test that reaches a stub is not started": it neither passes nor fails, whatever it
 * asserted. What counts is that a {@link NotImplementedException} was constructed, not that it came
 * through: a test may catch it, and a set-up method may have met it before the test began.
 */
public final class NotStarted implements InvocationInterceptor {
  /** How the reason of such a test begins; the label of the stub follows. */
  public static final String PREFIX = "not started: ";

  private static final Namespace NAMESPACE = Namespace.create(NotStarted.class);
  private static final String STUB = "stub";

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    return judge(invocation, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judge(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judge(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judge(invocation, context);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return judge(invocation, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    judge(invocation, context);
  }

  /** A clean-up after a set-up that met a stub may find nothing to clean: that isn't a failure. */
  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    if (stubReached(context) == null) {
      judge(invocation, context);
    } else {
      runQuietly(invocation, context);
    }
  }

  /**
   * Does not throw: an error here would hide the tests of the class. They are judged one by one.
   */
  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    runQuietly(invocation, context);
  }

  /** The tests of the class have been judged by now. */
  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    runQuietly(invocation, context);
  }

  private static <T> T judge(Invocation<T> invocation, ExtensionContext context) throws Throwable {
    if (stubReached(context) != null) {
      invocation.skip();
      throw aborted(context);
    }
    int before = NotImplementedException.count();
    try {
      T result = invocation.proceed();
      if (NotImplementedException.count() == before) {
        return result;
      }
    } catch (Throwable thrown) {
      if (NotImplementedException.count() == before) {
        throw thrown;
      }
    }
    remember(context);
    throw aborted(context);
  }

  private static void runQuietly(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    int before = NotImplementedException.count();
    try {
      invocation.proceed();
    } catch (Throwable thrown) {
      if (NotImplementedException.count() == before && stubReached(context) == null) {
        throw thrown;
      }
    }
    if (NotImplementedException.count() != before) {
      remember(context);
    }
  }

  /** The store of a class is seen by its tests: what a set-up for all met counts for each. */
  private static void remember(ExtensionContext context) {
    context.getStore(NAMESPACE).put(STUB, NotImplementedException.latest().getMessage());
  }

  private static String stubReached(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(STUB, String.class);
  }

  private static TestAbortedException aborted(ExtensionContext context) {
    return new TestAbortedException(PREFIX + stubReached(context));
  }
}
