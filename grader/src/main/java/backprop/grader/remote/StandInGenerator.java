package backprop.grader.remote;

import static net.bytebuddy.jar.asm.Opcodes.ACC_ABSTRACT;
import static net.bytebuddy.jar.asm.Opcodes.ACC_NATIVE;
import static net.bytebuddy.jar.asm.Opcodes.ACC_PROTECTED;
import static net.bytebuddy.jar.asm.Opcodes.ACC_PUBLIC;
import static net.bytebuddy.jar.asm.Opcodes.ACC_STATIC;
import static net.bytebuddy.jar.asm.Opcodes.ACC_SYNCHRONIZED;
import static net.bytebuddy.jar.asm.Opcodes.ACC_SYNTHETIC;

import backprop.grader.worker.ReverseStandIn;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the class file of a stand-in: the public and protected API of a class, each method of
 * which forwards to the other side. Superclass and interfaces stay; code, state and private parts
 * go.
 */
final class StandInGenerator extends ClassVisitor {

  private static final int API = Opcodes.ASM9;
  private static final int EXPOSED = ACC_PUBLIC | ACC_PROTECTED;
  private static final String CONSTRUCTOR = "<init>";

  private final AssignmentApi api;
  private final Class<?> target;
  private final Set<String> forwarded = new HashSet<>();
  private Type self;
  private String superName;
  private String[] interfaces;

  private StandInGenerator(ClassVisitor out, AssignmentApi api, Class<?> target) {
    super(API, out);
    this.api = api;
    this.target = target;
  }

  /** Returns a class for the grader, whose methods run in the child. */
  static byte[] generate(ApiClass type, AssignmentApi api) {
    return generate(type, api, StandIn.class);
  }

  /** Returns a class for the child, whose methods run in the grader; it must be stateless. */
  static byte[] reverse(ApiClass type, AssignmentApi api) {
    return generate(type, api, ReverseStandIn.class);
  }

  private static byte[] generate(ApiClass type, AssignmentApi api, Class<?> target) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    StandInGenerator generator = new StandInGenerator(writer, api, target);
    new ClassReader(type.bytes()).accept(generator, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] parents) {
    self = Type.getObjectType(name);
    superName = parent;
    interfaces = parents;
    // Never abstract: the child may have an object of a class that only it knows.
    super.visit(version, access & ~ACC_ABSTRACT, name, signature, parent, parents);
  }

  @Override
  public void visitNestHost(String host) {}

  @Override
  public void visitNestMember(String member) {}

  @Override
  public void visitOuterClass(String owner, String name, String descriptor) {}

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    boolean constant = (access & EXPOSED) != 0 && value != null;
    return constant ? super.visitField(access, name, descriptor, signature, value) : null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if ((access & EXPOSED) != 0) {
      int kept = access & ~(ACC_ABSTRACT | ACC_NATIVE | ACC_SYNCHRONIZED);
      if (forwarded.add(name + descriptor)) {
        forward(
            super.visitMethod(kept, name, descriptor, signature, exceptions),
            access,
            name,
            descriptor);
      }
    }
    return null;
  }

  @Override
  public void visitEnd() {
    for (String parent : interfaces) {
      forwardDefaults(parent);
    }
    if (target == StandIn.class) {
      bareConstructor();
    }
    super.visitEnd();
  }

  /** A submission may override a default method, so that call has to be made in the child too. */
  private void forwardDefaults(String interfaceName) {
    ApiClass type = api.find(interfaceName.replace('/', '.'));
    if (type == null) {
      return;
    }
    ClassVisitor defaults =
        new ClassVisitor(API) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            if ((access & (ACC_ABSTRACT | ACC_STATIC)) == 0 && (access & ACC_PUBLIC) != 0) {
              StandInGenerator.this.visitMethod(access, name, descriptor, signature, exceptions);
            }
            return null;
          }
        };
    ClassReader reader = new ClassReader(type.bytes());
    reader.accept(defaults, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    for (String parent : reader.getInterfaces()) {
      forwardDefaults(parent);
    }
  }

  private void forward(MethodVisitor code, int access, String name, String descriptor) {
    boolean constructor = name.equals(CONSTRUCTOR);
    boolean isStatic = (access & ACC_STATIC) != 0;
    code.visitCode();
    if (constructor) {
      callSuper(code);
    }
    code.visitLdcInsn(self);
    if (!constructor) {
      code.visitLdcInsn(name);
    }
    code.visitLdcInsn(descriptor);
    if (isStatic) {
      code.visitInsn(Opcodes.ACONST_NULL);
    } else {
      code.visitVarInsn(Opcodes.ALOAD, 0);
    }
    new Boxes(code).pack(Type.getArgumentTypes(descriptor), isStatic ? 0 : 1);
    String standIn = Type.getInternalName(target);
    String tail = "Ljava/lang/String;Ljava/lang/Object;[Ljava/lang/Object;)";
    if (constructor) {
      String forward = "(Ljava/lang/Class;" + tail + "V";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, standIn, "create", forward, false);
      code.visitInsn(Opcodes.RETURN);
    } else {
      String forward = "(Ljava/lang/Class;Ljava/lang/String;" + tail + "Ljava/lang/Object;";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, standIn, "call", forward, false);
      new Boxes(code).unpackAndReturn(Type.getReturnType(descriptor));
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void bareConstructor() {
    String descriptor = "(" + Type.getDescriptor(Bare.class) + ")V";
    int access = ACC_PUBLIC | ACC_SYNTHETIC;
    MethodVisitor code = super.visitMethod(access, CONSTRUCTOR, descriptor, null, null);
    code.visitCode();
    callSuper(code);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void callSuper(MethodVisitor code) {
    boolean bare = api.hasStandIn(superName.replace('/', '.'));
    String descriptor = bare ? "(" + Type.getDescriptor(Bare.class) + ")V" : "()V";
    code.visitVarInsn(Opcodes.ALOAD, 0);
    if (bare) {
      code.visitInsn(Opcodes.ACONST_NULL);
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, CONSTRUCTOR, descriptor, false);
  }
}
