package backprop.grader.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Finds out whether a class is nothing but functions of plain values, so that another can answer in
 * its place: public static methods, and neither instances nor variables.
 */
final class StatelessClass extends ClassVisitor {

  private static final int EXPOSED = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
  private static final int NO_CLASS =
      Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_ABSTRACT;
  private static final Set<String> SCALARS = Set.of("D", "I", "J", "Z", "Ljava/lang/String;");
  private static final Set<String> ARRAYS = Set.of("[D", "[I", "[J", "[Z", "[[D");

  private final String name;
  private final List<String> methods = new ArrayList<>();

  private StatelessClass(String name) {
    super(Opcodes.ASM9);
    this.name = name;
  }

  /**
   * Returns the methods of a class, each as name and descriptor.
   *
   * @throws IllegalArgumentException if it is not such a class
   */
  static List<String> methods(String name, AssignmentApi api) {
    ApiClass type = api.names().contains(name) ? api.find(name) : null;
    StatelessClass found = new StatelessClass(name);
    found.require(type != null, "is no public class of the assignment");
    found.require(api.hasStandIn(name), "is the same on both sides");
    found.require(
        api.names().stream().noneMatch(other -> other.startsWith(name + "$")),
        "has public classes inside");
    new ClassReader(type.bytes()).accept(found, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    found.require(!found.methods.isEmpty(), "has no methods");
    return found.methods;
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(name + " can't be replaced: it " + otherwise);
    }
  }

  @Override
  public void visit(
      int version, int access, String self, String signature, String parent, String[] parents) {
    boolean plain = parent.equals("java/lang/Object") && parents.length == 0;
    require(plain && (access & NO_CLASS) == 0, "is no class of its own");
  }

  @Override
  public FieldVisitor visitField(
      int access, String field, String descriptor, String signature, Object value) {
    boolean constant = (access & Opcodes.ACC_FINAL) != 0 && (access & Opcodes.ACC_STATIC) != 0;
    require(constant && ((access & EXPOSED) == 0 || value != null), "has the variable " + field);
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    if ((access & EXPOSED) != 0) {
      require(
          (access & EXPOSED) == Opcodes.ACC_PUBLIC && (access & Opcodes.ACC_STATIC) != 0,
          "has instances, as " + method + " shows");
      boolean plain = isPlain(Type.getReturnType(descriptor));
      for (Type parameter : Type.getArgumentTypes(descriptor)) {
        plain &= isPlain(parameter);
      }
      require(plain, "has a method on objects, " + method);
      methods.add(method + descriptor);
    }
    return null;
  }

  private static boolean isPlain(Type type) {
    return SCALARS.contains(type.getDescriptor()) || ARRAYS.contains(type.getDescriptor());
  }
}
