package backprop.grader.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AdviceAdapter;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * A method with arrays among its arguments, and the programs in which it overwrites them before it
 * does its work, or after it.
 *
 * @param className the class that declares it
 * @param name of the method
 * @param descriptor of the method
 */
record OverwritingMethod(String className, String name, String descriptor) {

  /** What arguments are overwritten with. */
  static final List<String> KINDS =
      List.of("NaN", "zeros", "other numbers", "longer rows", "shorter rows");

  private static final int API = Opcodes.ASM9;
  private static final Set<String> RECORDS_OF_ARRAYS =
      Set.of(
          "backprop/data/Dataset", "backprop/network/NetworkParameters", "backprop/theory/Affine");

  /** Returns the public methods of a class that have arrays among their arguments. */
  static List<OverwritingMethod> of(String className, byte[] bytes) {
    List<OverwritingMethod> methods = new ArrayList<>();
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(API) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                boolean called =
                    (access & Opcodes.ACC_PUBLIC) != 0
                        && (access & Opcodes.ACC_SYNTHETIC) == 0
                        && !name.startsWith("<");
                if (called
                    && Arrays.stream(Type.getArgumentTypes(descriptor))
                        .anyMatch(OverwritingMethod::holdsArrays)) {
                  methods.add(new OverwritingMethod(className, name, descriptor));
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE);
    return methods;
  }

  private static boolean holdsArrays(Type type) {
    return type.getSort() == Type.ARRAY
        || type.getSort() == Type.OBJECT && RECORDS_OF_ARRAYS.contains(type.getInternalName());
  }

  /**
   * Returns the classes of a program in which this method works on overwritten arguments.
   *
   * @param bytes its class as it is
   * @param kind one of {@link #KINDS}
   * @param how {@code inPlace}; {@code copied}: then the arguments themselves stay as they are; or
   *     {@code afterwards}: then it has done its work on copies before it overwrites them
   */
  Map<String, byte[]> program(byte[] bytes, String kind, String how) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String type, String signature, String[] thrown) {
            if (!method.equals(name) || !type.equals(descriptor)) {
              return super.visitMethod(access, method, type, signature, thrown);
            }
            MethodVisitor code = super.visitMethod(access, method, type, signature, thrown);
            return new AdviceAdapter(API, code, access, method, type) {
              private final List<Integer> kept = new ArrayList<>();

              @Override
              protected void onMethodEnter() {
                if (how.equals("afterwards")) {
                  keep(this, kept);
                } else {
                  overwriteArguments(this, kind, how);
                }
              }

              @Override
              protected void onMethodExit(int opcode) {
                if (opcode != Opcodes.ATHROW) {
                  kept.forEach(argument -> overwrite(this, argument, kind));
                }
              }
            };
          }
        },
        ClassReader.EXPAND_FRAMES);
    return Map.of(className, writer.toByteArray(), Overwriting.class.getName(), helper());
  }

  private void overwriteArguments(GeneratorAdapter code, String kind, String how) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < arguments.length; i++) {
      if (holdsArrays(arguments[i])) {
        code.loadArg(i);
        call(code, kind, how);
        code.checkCast(arguments[i]);
        code.storeArg(i);
      }
    }
  }

  /** Keeps the arguments in locals, whose numbers it adds, and goes on with copies of them. */
  private void keep(GeneratorAdapter code, List<Integer> kept) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < arguments.length; i++) {
      if (holdsArrays(arguments[i])) {
        int local = code.newLocal(arguments[i]);
        code.loadArg(i);
        code.storeLocal(local);
        kept.add(local);
      }
    }
    overwriteArguments(code, "none", "copied");
  }

  private static void overwrite(GeneratorAdapter code, int local, String kind) {
    code.loadLocal(local);
    call(code, kind, "inPlace");
    code.pop();
  }

  private static void call(GeneratorAdapter code, String kind, String how) {
    code.push(kind);
    code.invokeStatic(
        Type.getType(Overwriting.class),
        Method.getMethod("Object %s(Object, String)".formatted(how)));
  }

  private static byte[] helper() {
    try (InputStream in = Overwriting.class.getResourceAsStream("Overwriting.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return className.substring(className.lastIndexOf('.') + 1) + "." + name;
  }
}
