package backprop.grader.fuzz;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** The assignment's classes, called by name. */
record Api(ClassLoader loader) {
  Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("backprop." + name, true, loader);
  }

  Object call(String type, String method, Object... arguments) throws Throwable {
    return invoke(type(type), null, method, arguments);
  }

  Object on(Object receiver, String method, Object... arguments) throws Throwable {
    return invoke(receiver.getClass(), receiver, method, arguments);
  }

  Object create(String type, Object... arguments) throws Throwable {
    for (Constructor<?> constructor : type(type).getConstructors()) {
      if (accepts(constructor.getParameterTypes(), arguments)) {
        return unwrapped(() -> constructor.newInstance(arguments));
      }
    }
    throw new NoSuchMethodException(type);
  }

  Object callback(String type, Function<Object, Object> body) throws ClassNotFoundException {
    return Proxy.newProxyInstance(
        loader,
        new Class<?>[] {type(type)},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> 1;
              case "toString" -> "callback";
              default -> body.apply(arguments == null ? null : arguments[0]);
            });
  }

  private static Object invoke(Class<?> type, Object receiver, String name, Object... arguments)
      throws Throwable {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
        return unwrapped(() -> method.invoke(receiver, arguments));
      }
    }
    throw new NoSuchMethodException(type + "." + name);
  }

  private interface Reflection {
    Object run() throws ReflectiveOperationException;
  }

  private static Object unwrapped(Reflection reflection) throws Throwable {
    try {
      return reflection.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static boolean accepts(Class<?>[] types, Object... arguments) {
    for (int i = 0; i < types.length && types.length == arguments.length; i++) {
      if (!MethodType.methodType(types[i]).wrap().returnType().isInstance(arguments[i])) {
        return false;
      }
    }
    return types.length == arguments.length;
  }
}
