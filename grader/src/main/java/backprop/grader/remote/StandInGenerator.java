package backprop.grader.remote;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;

import backprop.grader.protocol.MethodTable;
import backprop.grader.worker.ReverseStandIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the class file of a stand-in: the public and protected API of a class, each method of
 * which forwards to the other side. Superclass and interfaces stay; code, state and private parts
 * go.
 */
final class StandInGenerator {

  private static final int EXPOSED = ACC_PUBLIC | ACC_PROTECTED;

  /** The parameter tells this constructor from those of the API; it is always null. */
  private static final String BARE = "(Ljava/lang/Void;)V";

  private static final Type OBJECT = Type.getType(Object.class);
  private static final Method FORWARD =
      Method.getMethod("Object call(Class, String, String, Object, Object[])");

  private final AssignmentApi api;
  private final Type target;
  private final ClassNode type;
  private final List<MethodNode> declared;
  private final Set<String> forwarded = new HashSet<>();

  private StandInGenerator(ApiClass original, AssignmentApi api, Class<?> target) {
    this.api = api;
    this.target = Type.getType(target);
    type = original.node();
    declared = type.methods;
    type.methods = new ArrayList<>();
  }

  /** Returns a class for the grader, whose methods run in the child. */
  static byte[] generate(ApiClass type, AssignmentApi api) {
    StandInGenerator generator = new StandInGenerator(type, api, StandIn.class);
    generator.forwardAll();
    generator.bareConstructor();
    return generator.bytes();
  }

  /** Returns a class for the child, whose methods run in the grader; it must be stateless. */
  static byte[] reverse(ApiClass type, AssignmentApi api) {
    StandInGenerator generator = new StandInGenerator(type, api, ReverseStandIn.class);
    generator.forwardAll();
    return generator.bytes();
  }

  private byte[] bytes() {
    // Never abstract: the child may have an object of a class that only it knows.
    type.access &= ~ACC_ABSTRACT;
    type.nestHostClass = null;
    type.nestMembers = null;
    type.outerClass = null;
    type.fields.removeIf(field -> (field.access & EXPOSED) == 0 || field.value == null);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private void forwardAll() {
    declared.stream().filter(method -> (method.access & EXPOSED) != 0).forEach(this::forward);
    type.interfaces.forEach(this::forwardDefaults);
  }

  /** A submission may override a default method, so that call has to be made in the child too. */
  private void forwardDefaults(String interfaceName) {
    ApiClass parent = api.find(interfaceName.replace('/', '.'));
    if (parent != null) {
      ClassNode node = parent.node();
      node.methods.stream()
          .filter(method -> (method.access & (ACC_ABSTRACT | ACC_STATIC)) == 0)
          .filter(method -> (method.access & ACC_PUBLIC) != 0)
          .forEach(this::forward);
      node.interfaces.forEach(this::forwardDefaults);
    }
  }

  private void forward(MethodNode original) {
    if (!forwarded.add(original.name + original.desc)) {
      return;
    }
    int access = original.access & ~(ACC_ABSTRACT | ACC_NATIVE | ACC_SYNCHRONIZED);
    MethodNode method =
        new MethodNode(access, original.name, original.desc, original.signature, null);
    method.exceptions = original.exceptions;
    GeneratorAdapter code = code(method);
    if (original.name.equals(MethodTable.CONSTRUCTOR)) {
      callSuper(code);
    }
    code.push(Type.getObjectType(type.name));
    code.push(original.name);
    code.push(original.desc);
    if ((access & ACC_STATIC) != 0) {
      code.visitInsn(Opcodes.ACONST_NULL);
    } else {
      code.loadThis();
    }
    Type[] parameters = code.getArgumentTypes();
    code.push(parameters.length);
    code.newArray(OBJECT);
    for (int i = 0; i < parameters.length; i++) {
      code.dup();
      code.push(i);
      code.loadArg(i);
      code.valueOf(parameters[i]);
      code.arrayStore(OBJECT);
    }
    code.invokeStatic(target, FORWARD);
    if (code.getReturnType().equals(Type.VOID_TYPE)) {
      code.pop();
    } else {
      code.unbox(code.getReturnType());
    }
    code.returnValue();
    code.endMethod();
  }

  /**
   * Adds the constructor that every stand-in has beside those of its API: it makes an instance for
   * an object that the child has already.
   */
  private void bareConstructor() {
    int access = ACC_PUBLIC | ACC_SYNTHETIC;
    GeneratorAdapter code = code(new MethodNode(access, MethodTable.CONSTRUCTOR, BARE, null, null));
    callSuper(code);
    code.returnValue();
    code.endMethod();
  }

  private GeneratorAdapter code(MethodNode method) {
    type.methods.add(method);
    return new GeneratorAdapter(method, method.access, method.name, method.desc);
  }

  private void callSuper(GeneratorAdapter code) {
    boolean bare = api.hasStandIn(type.superName.replace('/', '.'));
    code.loadThis();
    if (bare) {
      code.visitInsn(Opcodes.ACONST_NULL);
    }
    code.invokeConstructor(
        Type.getObjectType(type.superName),
        new Method(MethodTable.CONSTRUCTOR, bare ? BARE : "()V"));
  }
}
