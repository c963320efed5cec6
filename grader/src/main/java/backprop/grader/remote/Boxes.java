package backprop.grader.remote;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes the code that packs a method's parameters into an array and unpacks its result. */
final class Boxes {

  private final MethodVisitor code;

  Boxes(MethodVisitor code) {
    this.code = code;
  }

  /** Leaves an {@code Object[]} of the parameters on the stack. */
  void pack(Type[] parameters, int firstLocal) {
    code.visitIntInsn(Opcodes.SIPUSH, parameters.length);
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int local = firstLocal;
    for (int i = 0; i < parameters.length; i++) {
      Type type = parameters[i];
      code.visitInsn(Opcodes.DUP);
      code.visitIntInsn(Opcodes.SIPUSH, i);
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      if (isPrimitive(type)) {
        String box = box(type);
        String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
      }
      code.visitInsn(Opcodes.AASTORE);
      local += type.getSize();
    }
  }

  /** Returns the object on the stack as the given type. */
  void unpackAndReturn(Type type) {
    if (type.getSort() == Type.VOID) {
      code.visitInsn(Opcodes.POP);
    } else if (isPrimitive(type)) {
      String box = box(type);
      code.visitTypeInsn(Opcodes.CHECKCAST, box);
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          box,
          type.getClassName() + "Value",
          "()" + type.getDescriptor(),
          false);
    } else {
      code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }
    code.visitInsn(type.getOpcode(Opcodes.IRETURN));
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static String box(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      default -> "java/lang/Double";
    };
  }
}
