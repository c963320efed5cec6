package hidden.support;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/**
 * Gives each test its own {@link Inputs}, drawn from a seed.
 *
 * <p>The seed is the SHA-256 of the configuration parameter {@value #SEED} and of the names of the
 * test's class and method. A test that runs alone therefore sees the same inputs as in a whole run,
 * and a test that is added changes no other. The message of every failed assertion ends with the
 * seed.
 */
public final class Seeded implements ParameterResolver, TestExecutionExceptionHandler {

  /** The configuration parameter that the seed is taken from. */
  public static final String SEED = "backprop.seed";

  /** The seed of a run that names none. */
  public static final String DEFAULT_SEED = "4711";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Inputs.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return inputs(seed(context), context.getRequiredTestMethod());
  }

  /** Returns the inputs of a test; the grader calls this where it runs tests without JUnit. */
  public static Inputs inputs(String seed, Method test) {
    String name = test.getDeclaringClass().getName() + "#" + test.getName();
    return new Inputs(new Random(hash(seed + "\n" + name)));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    if (!(failure instanceof AssertionError)) {
      throw failure;
    }
    String message = failure.getMessage() + System.lineSeparator() + "  seed " + seed(context);
    AssertionFailedError withSeed;
    if (failure instanceof AssertionFailedError error
        && error.isExpectedDefined()
        && error.isActualDefined()) {
      withSeed =
          new AssertionFailedError(
              message, error.getExpected(), error.getActual(), failure.getCause());
    } else {
      withSeed = new AssertionFailedError(message, failure.getCause());
    }
    withSeed.setStackTrace(failure.getStackTrace());
    throw withSeed;
  }

  private static String seed(ExtensionContext context) {
    return context.getConfigurationParameter(SEED).orElse(DEFAULT_SEED);
  }

  private static long hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
