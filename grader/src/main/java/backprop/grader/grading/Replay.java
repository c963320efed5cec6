package backprop.grader.grading;

import backprop.grader.remote.CallObserver;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls of one hidden test on the reference, to be made again on the reference's variants: in
 * this thread and without a channel, which takes a hundredth of the time.
 */
final class Replay implements CallObserver {

  private static final int MOST_CALLS = 200;

  private final ClassLoader program;
  private final CallObserver also;
  private final boolean showsChanges;
  private final List<Step> steps = new ArrayList<>();
  private boolean possible = true;

  private record Step(Executable code, Object receiver, Object[] arguments, Object result) {}

  /** What can't be handed to a program in another class loader. */
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String what) {
      super(what);
    }
  }

  /**
   * Begins to record.
   *
   * @param program where the variants' classes are
   * @param showsChanges whether a call's arguments count as they are after it
   * @param also learns of the calls, too
   */
  Replay(ClassLoader program, boolean showsChanges, CallObserver also) {
    this.program = program;
    this.showsChanges = showsChanges;
    this.also = also;
  }

  @Override
  public void ended(
      Object receiver,
      String descriptor,
      Class<?> owner,
      String method,
      Object[] arguments,
      Object result,
      Throwable thrown) {
    // First, since it may end the test here.
    ended(owner, method, arguments, result, thrown);
    possible &= steps.size() < MOST_CALLS;
    if (possible) {
      try {
        Class<?> type = program.loadClass(owner.getName());
        Class<?>[] parameters =
            MethodType.fromMethodDescriptorString(descriptor, program).parameterArray();
        Executable code =
            method.equals("<init>")
                ? type.getDeclaredConstructor(parameters)
                : type.getMethod(method, parameters);
        code.setAccessible(true);
        Object[] kept = new Object[arguments.length];
        for (int i = 0; i < kept.length; i++) {
          kept[i] = copy(arguments[i]);
        }
        steps.add(new Step(code, receiver, kept, result));
      } catch (ReflectiveOperationException e) {
        possible = false;
      }
    }
  }

  @Override
  public void ended(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    also.ended(owner, method, arguments, result, thrown);
  }

  /**
   * Makes the calls again, as long as the observer likes.
   *
   * @return whether that was possible
   */
  boolean run(CallObserver observer) {
    Map<Object, Object> known = new IdentityHashMap<>();
    for (Step step : steps) {
      Object[] arguments = new Object[step.arguments.length];
      Object receiver;
      try {
        receiver = step.receiver == null ? null : known.get(step.receiver);
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = there(step.arguments[i], known);
        }
      } catch (ReflectiveOperationException | RuntimeException e) {
        return false;
      }
      Object result = null;
      Throwable thrown = null;
      try {
        if (step.code instanceof Constructor<?> constructor) {
          result = constructor.newInstance(arguments);
          known.put(step.receiver == null ? step.result : step.receiver, result);
        } else {
          result = ((Method) step.code).invoke(receiver, arguments);
        }
      } catch (InvocationTargetException e) {
        thrown = e.getCause();
      } catch (ReflectiveOperationException | RuntimeException e) {
        return false;
      }
      if (thrown instanceof Unknown) {
        return false;
      }
      bind(step.result, result, known);
      boolean creates = step.code instanceof Constructor;
      observer.ended(
          step.code.getDeclaringClass(),
          creates ? "<init>" : step.code.getName(),
          showsChanges ? arguments : step.arguments,
          creates ? step.result : result,
          thrown);
    }
    return possible;
  }

  private static void bind(Object here, Object there, Map<Object, Object> known) {
    if (here instanceof List<?> list && there instanceof List<?> other) {
      for (int i = 0; i < Math.min(list.size(), other.size()); i++) {
        bind(list.get(i), other.get(i), known);
      }
    } else if (here != null && there != null && here.getClass().getName().startsWith("backprop.")) {
      known.put(here, there);
    }
  }

  // What arrays hold now; everything else can't be changed.
  private static Object copy(Object value) {
    if (value != null && value.getClass().isArray()) {
      int length = Array.getLength(value);
      Object copy = Array.newInstance(value.getClass().getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Array.set(copy, i, copy(Array.get(value, i)));
      }
      return copy;
    }
    return value;
  }

  private Object there(Object value, Map<Object, Object> known)
      throws ReflectiveOperationException {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (known.containsKey(value)) {
      return known.get(value);
    }
    Class<?> type = value.getClass();
    if (value instanceof double[] numbers) {
      return numbers.clone();
    }
    if (value instanceof double[][] rows) {
      double[][] copy = new double[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        copy[i] = rows[i] == null ? null : rows[i].clone();
      }
      return copy;
    }
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      Class<?> element = program.loadClass(type.getComponentType().getName());
      Object copy = Array.newInstance(element, Array.getLength(value));
      for (int i = 0; i < Array.getLength(value); i++) {
        Array.set(copy, i, there(Array.get(value, i), known));
      }
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (Object element : list) {
        copy.add(there(element, known));
      }
      return copy;
    }
    if (value instanceof Record) {
      return record(value, known);
    }
    for (Class<?> shape : type.getInterfaces()) {
      if (shape.getName().startsWith("backprop.")) {
        return object(value, shape, known);
      }
    }
    throw new Unknown(type.getName());
  }

  private Object record(Object value, Map<Object, Object> known)
      throws ReflectiveOperationException {
    Class<?> type = program.loadClass(value.getClass().getName());
    RecordComponent[] here = value.getClass().getRecordComponents();
    RecordComponent[] there = type.getRecordComponents();
    Class<?>[] types = new Class<?>[there.length];
    Object[] values = new Object[there.length];
    for (int i = 0; i < there.length; i++) {
      types[i] = there[i].getType();
      here[i].getAccessor().setAccessible(true);
      values[i] = there(here[i].getAccessor().invoke(value), known);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  // A test's own functions and layers are called as they are.
  private Object object(Object value, Class<?> shape, Map<Object, Object> known)
      throws ReflectiveOperationException {
    return Proxy.newProxyInstance(
        program,
        new Class<?>[] {program.loadClass(shape.getName())},
        (proxy, called, arguments) -> {
          Method method = shape.getMethod(called.getName(), called.getParameterTypes());
          method.setAccessible(true);
          try {
            return there(method.invoke(value, arguments), known);
          } catch (InvocationTargetException e) {
            if (e.getCause().getClass().getName().startsWith("backprop.grader.")
                || e.getCause() instanceof IllegalStateException) {
              throw new Unknown(e.getCause().getMessage());
            }
            throw e.getCause();
          }
        });
  }
}
