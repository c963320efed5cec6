package backprop.grader.worker;

import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.ValueReader;
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

  Invocation(Frame frame, ClassLoader classes, ObjectTable objects, MethodTable methods) {
    this.source = new ByteSource(frame);
    this.classes = classes;
    this.objects = objects;
    this.methods = methods;
  }

  /** Whatever happens becomes part of the answer. */
  void run(Answer answer) {
    try {
      answer.value(invoke(answer));
    } catch (InvocationTargetException e) {
      answer.thrown(e.getCause());
    } catch (Throwable t) {
      answer.thrown(t);
    }
  }

  private Object invoke(Answer answer) throws ReflectiveOperationException, ProtocolException {
    String owner = source.getName();
    String name = source.getName();
    String descriptor = source.getName();
    Object receiver = new ValueReader(source, objects).read();
    Arguments arguments = Arguments.read(source, objects);
    answer.arguments(arguments);
    Class<?> type = Class.forName(owner, false, classes);
    Executable executable = methods.find(type, name, descriptor);
    if (executable == null) {
      throw new NoSuchMethodError(owner + "." + name + descriptor);
    }
    return executable instanceof Constructor<?> constructor
        ? constructor.newInstance(arguments.values())
        : ((Method) executable).invoke(receiver, arguments.values());
  }
}
