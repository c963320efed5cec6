package backprop.grader.remote;

import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.MethodTable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The classes of a submission that the grader answers for, and which of its methods a child may ask
 * for. Immutable.
 */
final class Substitution {

  private final Map<String, byte[]> reverseStandIns = new TreeMap<>();
  private final Map<String, Method> methods = new HashMap<>();

  /**
   * Makes a substitution by classes under the names of those that they replace; throws if one of
   * these isn't a stateless class of the assignment.
   */
  Substitution(Set<Class<?>> answering, AssignmentApi api) {
    for (Class<?> type : answering) {
      Map<String, Method> found = new HashMap<>();
      for (Method method : type.getDeclaredMethods()) {
        int required = Modifier.PUBLIC | Modifier.STATIC;
        if ((method.getModifiers() & required) == required) {
          found.put(method.getName() + MethodTable.descriptor(method), method);
        }
      }
      for (String name : StatelessClass.methods(type.getName(), api)) {
        Method method = found.get(name);
        if (method == null) {
          throw new IllegalArgumentException(type.getName() + " has no method " + name);
        }
        method.setAccessible(true);
        methods.put(type.getName() + "." + name, method);
      }
      reverseStandIns.put(type.getName(), api.reverseDefinition(type.getName()));
    }
  }

  /** Returns the names of the classes that are replaced. */
  Set<String> names() {
    return reverseStandIns.keySet();
  }

  /** Returns a method that the child may ask for, or null. */
  Method method(String owner, String name, String descriptor) {
    return methods.get(owner + "." + name + descriptor);
  }

  /**
   * Returns what a child is to run: instead of each replaced class, and all inside it, the
   * stand-in.
   */
  ClassBundle in(ClassBundle submission) {
    Map<String, byte[]> classes = new TreeMap<>(submission.classes());
    Set<String> given = new TreeSet<>(classes.keySet());
    for (String name : names()) {
      given.stream().filter(other -> other.startsWith(name + "$")).forEach(classes::remove);
    }
    classes.putAll(reverseStandIns);
    return new ClassBundle(submission.api(), classes);
  }
}
