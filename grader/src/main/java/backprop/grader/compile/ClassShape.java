package backprop.grader.compile;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Shapes of loaded classes. The classes are looked at, never initialised, so none of their code
 * runs.
 */
final class ClassShape {
  private final Function<Class<?>, String> naming;

  /** Names types in one of two ways: as a source does, or in full. */
  private ClassShape(Function<Class<?>, String> naming) {
    this.naming = naming;
  }

  /** Returns the shape with types named as sources name them. */
  static ApiShape simple(Class<?> type) {
    return new ClassShape(Class::getSimpleName).of(type, false);
  }

  /** Returns the shape with types named in full, and everything public that is inherited. */
  static ApiShape exact(Class<?> type) {
    return new ClassShape(Class::getTypeName).of(type, true);
  }

  private ApiShape of(Class<?> type, boolean inherited) {
    Map<String, ApiMember> members = new LinkedHashMap<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.isSynthetic()) {
        continue;
      }
      boolean isFinal = Modifier.isFinal(field.getModifiers());
      put(members, field, ApiMember.Kind.FIELD, field.getType(), List.of(), Set.of(), isFinal);
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.isSynthetic()) {
        continue;
      }
      put(
          members,
          constructor,
          ApiMember.Kind.CONSTRUCTOR,
          null,
          names(constructor.getParameterTypes()),
          checked(constructor.getExceptionTypes()),
          false);
    }
    List<Method> methods = new ArrayList<>();
    if (inherited) {
      methods.addAll(Arrays.asList(type.getMethods()));
      methods.removeIf(method -> method.getDeclaringClass() == Object.class);
    }
    methods.addAll(Arrays.asList(type.getDeclaredMethods()));
    // Methods inherited from a class that can't be seen only show as bridges: the last choice.
    methods.removeIf(method -> method.isSynthetic() && !(inherited && method.isBridge()));
    methods.sort(Comparator.comparing(Method::isBridge).reversed());
    for (Method method : methods) {
      put(
          members,
          method,
          ApiMember.Kind.METHOD,
          method.getReturnType(),
          names(method.getParameterTypes()),
          checked(method.getExceptionTypes()),
          false);
    }
    return new ApiShape(
        type.getSimpleName(),
        kind(type),
        Modifier.isPublic(type.getModifiers()),
        Modifier.isAbstract(type.getModifiers()),
        !inherited && type.getSuperclass() != Object.class && !type.isEnum() && !type.isRecord(),
        interfaces(type, inherited),
        List.copyOf(members.values()));
  }

  private void put(
      Map<String, ApiMember> members,
      Member member,
      ApiMember.Kind kind,
      Class<?> type,
      List<String> parameters,
      Set<String> checked,
      boolean isFinal) {
    ApiMember entry =
        new ApiMember(
            kind,
            Modifier.toString(
                member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)),
            Modifier.isStatic(member.getModifiers()),
            isFinal,
            type == null ? "" : naming.apply(type),
            type == null ? member.getDeclaringClass().getSimpleName() : member.getName(),
            parameters,
            checked);
    members.put(entry.key(), entry);
  }

  private Set<String> interfaces(Class<?> type, boolean inherited) {
    Set<String> interfaces = new TreeSet<>(names(type.getInterfaces()));
    if (inherited && type.getSuperclass() != null) {
      interfaces.addAll(interfaces(type.getSuperclass(), true));
    }
    return interfaces;
  }

  private List<String> names(Class<?>[] types) {
    return Arrays.stream(types).map(naming).toList();
  }

  private Set<String> checked(Class<?>[] exceptions) {
    Set<String> names = new TreeSet<>();
    for (Class<?> exception : exceptions) {
      if (!RuntimeException.class.isAssignableFrom(exception)
          && !Error.class.isAssignableFrom(exception)) {
        names.add(naming.apply(exception));
      }
    }
    return names;
  }

  private static String kind(Class<?> type) {
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isInterface() ? "interface" : "class";
  }
}
