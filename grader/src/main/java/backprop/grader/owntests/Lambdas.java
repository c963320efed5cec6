package backprop.grader.owntests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes lambdas out as classes. A JVM makes such a class by itself when it comes to a lambda,
 * which takes several times as long as loading it; and the classes of a run are loaded anew for the
 * next.
 */
final class Lambdas {

  private static final String MAKE = "make";

  private final Map<String, ClassNode> nodes = new TreeMap<>();
  private final Map<String, byte[]> written = new TreeMap<>();

  private Lambdas(Map<String, byte[]> classes) {
    classes.forEach(
        (name, bytes) -> {
          ClassNode node = new ClassNode();
          new ClassReader(bytes).accept(node, 0);
          nodes.put(node.name, node);
        });
  }

  /** Returns the classes, and those of their lambdas, by name. */
  static Map<String, byte[]> writtenOut(Map<String, byte[]> classes) {
    Lambdas lambdas = new Lambdas(classes);
    lambdas.nodes.values().forEach(lambdas::writeOut);
    for (ClassNode node : lambdas.nodes.values()) {
      ClassWriter writer = new ClassWriter(0);
      node.accept(writer);
      lambdas.written.put(node.name.replace('/', '.'), writer.toByteArray());
    }
    return lambdas.written;
  }

  private void writeOut(ClassNode node) {
    // What a lambda calls is private, so its class has to be one of the same nest.
    ClassNode host = nodes.get(node.nestHostClass == null ? node.name : node.nestHostClass);
    int number = 0;
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        Optional<InvokeDynamicInsnNode> lambda = lambda(instruction);
        if (host != null && lambda.isPresent()) {
          String name = node.name + "$$Lambda" + number++;
          written.put(name.replace('/', '.'), implementation(name, host.name, lambda.get()));
          host.nestMembers = host.nestMembers == null ? new ArrayList<>() : host.nestMembers;
          host.nestMembers.add(name);
          method.instructions.set(
              instruction, new MethodInsnNode(Opcodes.INVOKESTATIC, name, MAKE, lambda.get().desc));
        }
      }
    }
  }

  /** Returns the instruction if it makes a lambda of the usual kind. */
  private static Optional<InvokeDynamicInsnNode> lambda(AbstractInsnNode instruction) {
    return Optional.of(instruction)
        .filter(InvokeDynamicInsnNode.class::isInstance)
        .map(InvokeDynamicInsnNode.class::cast)
        .filter(node -> node.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory"))
        .filter(node -> node.bsm.getName().equals("metafactory"));
  }

  /** Returns the class that implements the interface by calling what the lambda stands for. */
  private static byte[] implementation(String name, String host, InvokeDynamicInsnNode lambda) {
    Type self = Type.getObjectType(name);
    Type[] captured = Type.getArgumentTypes(lambda.desc);
    String type = Type.getReturnType(lambda.desc).getInternalName();
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", new String[] {type});
    writer.visitNestHost(host);
    for (int i = 0; i < captured.length; i++) {
      writer.visitField(0, "c" + i, captured[i].getDescriptor(), null, null).visitEnd();
    }
    Method constructor = Method.getMethod("void <init>()");
    GeneratorAdapter code = new GeneratorAdapter(0, constructor, null, null, writer);
    code.loadThis();
    code.invokeConstructor(Type.getType(Object.class), constructor);
    code.returnValue();
    code.endMethod();

    code =
        new GeneratorAdapter(Opcodes.ACC_STATIC, new Method(MAKE, lambda.desc), null, null, writer);
    code.newInstance(self);
    code.dup();
    code.invokeConstructor(self, constructor);
    for (int i = 0; i < captured.length; i++) {
      code.dup();
      code.loadArg(i);
      code.putField(self, "c" + i, captured[i]);
    }
    code.returnValue();
    code.endMethod();

    Type erased = (Type) lambda.bsmArgs[0];
    Method method = new Method(lambda.name, erased.getDescriptor());
    code = new GeneratorAdapter(Opcodes.ACC_PUBLIC, method, null, null, writer);
    call((Handle) lambda.bsmArgs[1], self, captured, erased, (Type) lambda.bsmArgs[2], code);
    code.returnValue();
    code.endMethod();
    return writer.toByteArray();
  }

  private static void call(
      Handle called, Type self, Type[] captured, Type erased, Type actual, GeneratorAdapter code) {
    Type owner = Type.getObjectType(called.getOwner());
    boolean makes = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(called.getDesc())));
    if (makes) {
      code.newInstance(owner);
      code.dup();
    } else if (called.getTag() != Opcodes.H_INVOKESTATIC) {
      wanted.add(0, owner);
    }
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.getField(self, "c" + i, captured[i]);
      convert(captured[i], wanted.get(i), code);
    }
    for (int i = 0; i < erased.getArgumentTypes().length; i++) {
      code.loadArg(i);
      convert(erased.getArgumentTypes()[i], actual.getArgumentTypes()[i], code);
      convert(actual.getArgumentTypes()[i], wanted.get(captured.length + i), code);
    }
    Method method = new Method(called.getName(), called.getDesc());
    switch (called.getTag()) {
      case Opcodes.H_INVOKESTATIC ->
          code.visitMethodInsn(
              Opcodes.INVOKESTATIC,
              called.getOwner(),
              called.getName(),
              called.getDesc(),
              called.isInterface());
      case Opcodes.H_NEWINVOKESPECIAL -> code.invokeConstructor(owner, method);
      default ->
          code.visitMethodInsn(
              called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
              called.getOwner(),
              called.getName(),
              called.getDesc(),
              called.isInterface());
    }
    Type result = makes ? owner : method.getReturnType();
    if (erased.getReturnType() == Type.VOID_TYPE) {
      switch (result.getSize()) {
        case 2 -> code.pop2();
        case 1 -> code.pop();
        default -> {}
      }
    } else {
      convert(result, actual.getReturnType(), code);
      convert(actual.getReturnType(), erased.getReturnType(), code);
    }
  }

  private static void convert(Type from, Type to, GeneratorAdapter code) {
    if (isPrimitive(from)) {
      if (isPrimitive(to)) {
        code.cast(from, to);
      } else {
        code.valueOf(from);
      }
    } else if (isPrimitive(to)) {
      code.unbox(to);
    } else if (!from.equals(to)) {
      code.checkCast(to);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() <= Type.DOUBLE;
  }
}
