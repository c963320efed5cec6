package backprop.grader.owntests;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Which methods of a program may run when one of them is called. Rather one too many: a call of a
 * method may run any of the same name and descriptor, whatever class declares it.
 */
final class CallGraph {

  private static final int API = Opcodes.ASM9;
  private static final String INITIALISER = "<clinit>()V";

  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();

  CallGraph(Map<String, byte[]> classes) {
    for (byte[] bytes : classes.values()) {
      new ClassReader(bytes).accept(new Methods(), ClassReader.SKIP_DEBUG);
    }
  }

  /** Returns how a method is known here. */
  static String method(String owner, String name, String descriptor) {
    return owner.replace('/', '.') + "#" + name + descriptor;
  }

  /** Returns all methods that may run when one of these is called, these included. */
  Set<String> reachable(Collection<String> from) {
    Set<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      String method = next.pop();
      if (reached.add(method)) {
        next.addAll(calls.getOrDefault(method, Set.of()));
        String owner = method.substring(0, method.indexOf('#'));
        String name = method.substring(owner.length() + 1);
        next.add(owner + "#" + INITIALISER);
        if (!name.startsWith("<")) {
          next.addAll(byName.getOrDefault(name, Set.of()));
        }
      }
    }
    return reached;
  }

  private final class Methods extends ClassVisitor {

    private String owner;

    Methods() {
      super(API);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] parents) {
      owner = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      String method = method(owner, name, descriptor);
      byName.computeIfAbsent(name + descriptor, key -> new TreeSet<>()).add(method);
      return new Calls(calls.computeIfAbsent(method, key -> new TreeSet<>()));
    }
  }

  private static final class Calls extends MethodVisitor {

    private final Set<String> called;

    Calls(Set<String> called) {
      super(API);
      this.called = called;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      called.add(method(owner, name, descriptor));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      called.add(owner.replace('/', '.') + "#" + INITIALISER);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          called.add(method(handle.getOwner(), handle.getName(), handle.getDesc()));
        }
      }
    }
  }
}
