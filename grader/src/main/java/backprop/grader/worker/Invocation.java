package backprop.grader.worker;

import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.protocol.ValueReader;
import backprop.grader.protocol.ValueWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** One call of the grader's, from its frame to what the submission's method returned or threw. */
final class Invocation {

  private final ByteSource source;
  private final ClassLoader classes;
  private final ObjectTable objects;
  private final MethodTable methods;
  private Arguments seen;
  private Object value;
  private Throwable thrown;

  Invocation(Frame frame, ClassLoader classes, ObjectTable objects, MethodTable methods) {
    this.source = new ByteSource(frame);
    this.classes = classes;
    this.objects = objects;
    this.methods = methods;
  }

  /** Makes the call; whatever happens becomes part of the answer. */
  void run() {
    try {
      value = invoke();
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
    } catch (Throwable t) {
      thrown = t;
    }
  }

  private Object invoke() throws ReflectiveOperationException, ProtocolException {
    boolean seesChanges = source.getFlag();
    String owner = source.getName();
    String name = source.getName();
    String descriptor = source.getName();
    Object receiver = new ValueReader(source, objects).read();
    Arguments arguments = new Arguments(source, objects);
    seen = seesChanges ? arguments : null;
    Class<?> type = Class.forName(owner, false, classes);
    Executable executable = methods.find(type, name, descriptor);
    if (executable == null) {
      throw new NoSuchMethodError(owner + "." + name + descriptor);
    }
    return executable instanceof Constructor<?> constructor
        ? constructor.newInstance(arguments.values())
        : ((Method) executable).invoke(receiver, arguments.values());
  }

  /** Returns the answer. Writing may run methods of the submission, and these may throw. */
  ByteSink answer(StubReport stub) throws UnsendableException {
    try {
      ByteSink body = begin(stub, seen);
      if (thrown == null) {
        body.putByte(1);
        new ValueWriter(body, objects).write(value);
      } else {
        body.putByte(0);
        Failure.of(thrown, objects.originOf(thrown, Failure.OWN)).write(body);
      }
      return body;
    } catch (UnsendableException e) {
      return failed(stub, new IllegalStateException("the answer can't be sent: " + e.getMessage()));
    } catch (Throwable t) {
      return failed(stub, t);
    }
  }

  private static ByteSink failed(StubReport stub, Throwable throwable) throws UnsendableException {
    ByteSink body = begin(stub, null).putByte(0);
    Failure.of(throwable, Failure.OWN).write(body);
    return body;
  }

  private static ByteSink begin(StubReport stub, Arguments changed) throws UnsendableException {
    ByteSink body = new ByteSink();
    StubReport.write(body, stub);
    if (changed == null) {
      body.putInt(-1);
    } else {
      changed.writeChanges(body);
    }
    return body;
  }
}
