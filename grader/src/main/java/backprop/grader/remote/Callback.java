package backprop.grader.remote;

import backprop.grader.protocol.AnswerBudget;
import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ErrorKind;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.Fit;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.Reference;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.protocol.ValueWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * A call of an object that lives in the grader, or of a class that the grader answers for, as the
 * child asked for it.
 */
final class Callback {

  private final TestScope scope;
  private final long number;
  private final Object target;
  private final Method method;
  private final Arguments arguments;

  /** Checks that the child knows the object or the class, and that this has such a method. */
  Callback(Frame frame, TestScope scope, MethodTable methods) throws ProtocolException {
    this.scope = scope;
    ByteSource source = new ByteSource(frame);
    number = source.getLong();
    int id = source.getInt();
    String owner = source.getName();
    String name = source.getName();
    String descriptor = source.getName();
    boolean isStatic = id == Reference.NO_OBJECT;
    target = isStatic ? null : scope.callback(id);
    method =
        isStatic
            ? scope.substitution().method(owner, name, descriptor)
            : method(scope.apiType(owner), name, descriptor, methods);
    if (method == null) {
      throw new ProtocolException("a callback of a method that doesn't exist");
    }
    arguments = new Arguments(source, scope);
    source.end();
    Class<?>[] types = method.getParameterTypes();
    Object[] values = arguments.values();
    if (values.length != types.length) {
      throw new ProtocolException(values.length + " arguments for " + method);
    }
    for (int i = 0; i < types.length; i++) {
      if (!Fit.fits(types[i], values[i])) {
        throw new ProtocolException(Fit.describe(values[i]) + " as an argument of " + method);
      }
    }
    String excess = isStatic ? AnswerBudget.excess(descriptor, values) : null;
    if (excess != null) {
      throw new ProtocolException(excess + " as arguments of " + method);
    }
    if (!isStatic && AnswerBudget.isTooLarge(values)) {
      throw new ExcessException("a callback with more than " + AnswerBudget.NUMBERS + " numbers");
    }
  }

  private Method method(Class<?> type, String name, String descriptor, MethodTable methods) {
    if (type != null
        && type.isInterface()
        && type.isInstance(target)
        && methods.find(type, name, descriptor) instanceof Method found
        && !Modifier.isStatic(found.getModifiers())) {
      return found;
    }
    return null;
  }

  /** Returns the child's number for this callback. */
  long number() {
    return number;
  }

  /**
   * Runs the method and returns the answer to the child. An answer that can't be sent is an
   * exception there: the child chose the arguments, which may make it too large.
   */
  ByteSink run() throws UnsendableException {
    Object value = null;
    Throwable thrown = null;
    try {
      if (target != null) {
        requireMatrices();
      }
      value = method.invoke(target, arguments.values());
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
    } catch (IllegalArgumentException e) {
      thrown = e;
    } catch (IllegalAccessException e) {
      throw new UnsendableException(e.getMessage());
    }
    if (thrown instanceof RemoteFailure failure) {
      throw failure;
    }
    try {
      ByteSink body = new ByteSink();
      arguments.writeChanges(body);
      return thrown == null ? returned(body, value) : failed(body, thrown);
    } catch (UnsendableException e) {
      String message = "the callback's answer can't be sent: " + e.getMessage();
      return failed(new ByteSink().putInt(-1), new IllegalStateException(message));
    }
  }

  /** Refuses what is no matrix, as the given layers do: the tests' own rely on its first row. */
  private void requireMatrices() {
    for (Object value : arguments.values()) {
      String flaw = value instanceof double[][] matrix ? AnswerBudget.flaw(matrix) : null;
      if (flaw != null) {
        throw new IllegalArgumentException(method.getName() + ": not a matrix: " + flaw);
      }
    }
  }

  private ByteSink returned(ByteSink body, Object value) throws UnsendableException {
    body.putByte(1);
    new ValueWriter(body, scope).write(value);
    return body;
  }

  private ByteSink failed(ByteSink body, Throwable thrown) throws UnsendableException {
    body.putByte(0);
    failure(thrown).write(body);
    return body;
  }

  private Failure failure(Throwable thrown) {
    // The exception of a replaced class counts as the submission's own.
    int origin = target == null ? Failure.OWN : scope.remember(thrown);
    Failure failure = Failure.of(thrown, origin);
    // The methods of the API declare no checked exception: a proxy would wrap it.
    boolean checked = !(thrown instanceof RuntimeException || thrown instanceof Error);
    ErrorKind kind = checked ? ErrorKind.OTHER : failure.kind();
    // An assertion's message may show what a hidden test expects.
    String message = thrown instanceof AssertionError ? null : failure.message();
    return new Failure(kind, message, failure.origin());
  }
}
