package backprop.grader.remote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds out whether a class is nothing but functions of plain values, so that another can answer in
 * its place: public static methods, and neither instances nor variables.
 */
final class StatelessClass {

  private static final int EXPOSED = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
  private static final int CONSTANT = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
  private static final int NO_CLASS =
      Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_ABSTRACT;
  private static final Set<String> PLAIN =
      Set.of("D", "I", "J", "Z", "Ljava/lang/String;", "[D", "[I", "[J", "[Z", "[[D");

  private final String name;

  private StatelessClass(String name) {
    this.name = name;
  }

  /**
   * Returns the methods of a class, each as name and descriptor; throws if it is not such a class.
   */
  static List<String> methods(String name, AssignmentApi api) {
    return new StatelessClass(name).methods(api);
  }

  private List<String> methods(AssignmentApi api) {
    require(api.names().contains(name), "is no public class of the assignment");
    require(api.hasStandIn(name), "is the same on both sides");
    require(
        api.names().stream().noneMatch(other -> other.startsWith(name + "$")),
        "has public classes inside");
    ClassNode type = api.find(name).node();
    require(
        type.superName.equals("java/lang/Object")
            && type.interfaces.isEmpty()
            && (type.access & NO_CLASS) == 0,
        "is no class of its own");
    for (FieldNode field : type.fields) {
      boolean hidden = (field.access & EXPOSED) == 0;
      require(
          (field.access & CONSTANT) == CONSTANT && (hidden || field.value != null),
          "has the variable " + field.name);
    }
    List<String> methods = new ArrayList<>();
    for (MethodNode method : type.methods) {
      if ((method.access & EXPOSED) != 0) {
        int kind = method.access & (EXPOSED | Opcodes.ACC_STATIC);
        require(
            kind == (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC),
            "has instances, as " + method.name + " shows");
        require(
            isPlain(Type.getReturnType(method.desc))
                && Arrays.stream(Type.getArgumentTypes(method.desc))
                    .allMatch(StatelessClass::isPlain),
            "has a method on objects, " + method.name);
        methods.add(method.name + method.desc);
      }
    }
    require(!methods.isEmpty(), "has no methods");
    return methods;
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(name + " can't be replaced: it " + otherwise);
    }
  }

  private static boolean isPlain(Type type) {
    return PLAIN.contains(type.getDescriptor());
  }
}
