package backprop.grader.owntests;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** In which methods two versions of a class differ. */
final class Difference {

  private static final String HEAD = "";
  private static final int FLAGS = ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private Difference() {}

  /**
   * Returns the methods that differ; all, if more differs than methods.
   *
   * @param before the class file of one version, or null if it doesn't exist there
   * @param after that of the other
   */
  static Set<String> of(byte[] before, byte[] after) {
    Map<String, byte[]> old = before == null ? Map.of() : parts(before);
    Map<String, byte[]> now = parts(after);
    Set<String> all = new TreeSet<>(old.keySet());
    all.addAll(now.keySet());
    all.remove(HEAD);
    if (Arrays.equals(old.get(HEAD), now.get(HEAD))) {
      all.removeIf(name -> Arrays.equals(old.get(name), now.get(name)));
    }
    return all;
  }

  /** Returns the class without its methods, and with each of them alone. */
  private static Map<String, byte[]> parts(byte[] bytes) {
    Map<String, byte[]> parts = new HashMap<>();
    ClassReader reader = new ClassReader(bytes);
    Set<String> methods = new TreeSet<>();
    parts.put(HEAD, part(reader, HEAD, methods));
    for (String method : methods) {
      parts.put(
          reader.getClassName().replace('/', '.') + "#" + method,
          part(reader, method, new TreeSet<>()));
    }
    return parts;
  }

  private static byte[] part(ClassReader reader, String kept, Set<String> found) {
    // Written anew, so that constants of other methods make no difference.
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            found.add(name + descriptor);
            return kept.equals(name + descriptor)
                ? super.visitMethod(access, name, descriptor, signature, exceptions)
                : null;
          }

          @Override
          public FieldVisitor visitField(
              int access, String name, String descriptor, String signature, Object value) {
            return kept.equals(HEAD)
                ? super.visitField(access, name, descriptor, signature, value)
                : null;
          }
        },
        FLAGS);
    return writer.toByteArray();
  }
}
