package backprop.grader.compile;

import java.lang.reflect.Executable;
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
import java.util.stream.Stream;

/**
 * Shapes of loaded classes. The classes are looked at, never initialised, so none of their code
 * runs.
 */
final class ClassShape {
  private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;

  private final Class<?> type;
  private final boolean exact;

  private ClassShape(Class<?> type, boolean exact) {
    this.type = type;
    this.exact = exact;
  }

  /** Returns the shape with types named as sources name them. */
  static ApiShape simple(Class<?> type) {
    return new ClassShape(type, false).shape();
  }

  /** Returns the shape with types named in full, and everything public that is inherited. */
  static ApiShape exact(Class<?> type) {
    return new ClassShape(type, true).shape();
  }

  private ApiShape shape() {
    Map<String, ApiMember> members = new LinkedHashMap<>();
    Stream.concat(
            Arrays.stream(type.getDeclaredFields()).filter(f -> !f.isSynthetic()).map(this::field),
            executables().stream().map(this::member))
        .forEach(member -> members.put(member.key(), member));
    return new ApiShape(
        type.getSimpleName(),
        kind(),
        Modifier.isPublic(type.getModifiers()),
        Modifier.isAbstract(type.getModifiers()),
        !exact && type.getSuperclass() != Object.class && !type.isEnum() && !type.isRecord(),
        interfaces(type),
        List.copyOf(members.values()));
  }

  /** Returns constructors and methods; of several with the same key the last counts. */
  private List<Executable> executables() {
    List<Executable> all = new ArrayList<>(List.of(type.getDeclaredConstructors()));
    if (exact) {
      all.addAll(List.of(type.getMethods()));
      all.removeIf(method -> method.getDeclaringClass() == Object.class);
    }
    all.addAll(List.of(type.getDeclaredMethods()));
    // Methods inherited from a class that can't be seen only show as bridges: the last choice.
    all.removeIf(method -> method.isSynthetic() && !(exact && isBridge(method)));
    all.sort(Comparator.comparing(e -> e instanceof Method ? isBridge(e) ? 1 : 2 : 0));
    return all;
  }

  private static boolean isBridge(Executable executable) {
    return executable instanceof Method method && method.isBridge();
  }

  private ApiMember field(Field field) {
    return new ApiMember(
        ApiMember.Kind.FIELD,
        access(field),
        Modifier.isStatic(field.getModifiers()),
        Modifier.isFinal(field.getModifiers()),
        name(field.getType()),
        field.getName(),
        List.of(),
        Set.of());
  }

  private ApiMember member(Executable executable) {
    boolean isMethod = executable instanceof Method;
    return new ApiMember(
        isMethod ? ApiMember.Kind.METHOD : ApiMember.Kind.CONSTRUCTOR,
        access(executable),
        Modifier.isStatic(executable.getModifiers()),
        false,
        executable instanceof Method method ? name(method.getReturnType()) : "",
        isMethod ? executable.getName() : type.getSimpleName(),
        Arrays.stream(executable.getParameterTypes()).map(this::name).toList(),
        checked(executable.getExceptionTypes()));
  }

  private static String access(Member member) {
    return Modifier.toString(member.getModifiers() & ACCESS);
  }

  private Set<String> interfaces(Class<?> of) {
    Set<String> interfaces = new TreeSet<>();
    Arrays.stream(of.getInterfaces()).map(this::name).forEach(interfaces::add);
    if (exact && of.getSuperclass() != null) {
      interfaces.addAll(interfaces(of.getSuperclass()));
    }
    return interfaces;
  }

  private String name(Class<?> named) {
    return exact ? named.getTypeName() : named.getSimpleName();
  }

  private Set<String> checked(Class<?>[] exceptions) {
    Set<String> names = new TreeSet<>();
    for (Class<?> exception : exceptions) {
      if (!RuntimeException.class.isAssignableFrom(exception)
          && !Error.class.isAssignableFrom(exception)) {
        names.add(name(exception));
      }
    }
    return names;
  }

  private String kind() {
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isInterface() ? "interface" : "class";
  }
}
