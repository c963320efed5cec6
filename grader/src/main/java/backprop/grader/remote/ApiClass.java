package backprop.grader.remote;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * What has to be known of one of the assignment's classes before it is loaded.
 *
 * @param name its binary name
 * @param bytes its class file
 * @param access its access flags
 * @param superName its superclass's binary name
 */
record ApiClass(String name, byte[] bytes, int access, String superName) {

  static ApiClass of(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    return new ApiClass(
        binary(reader.getClassName()),
        bytes,
        reader.getAccess(),
        reader.getSuperName() == null ? "" : binary(reader.getSuperName()));
  }

  /** Returns what the class declares, without its code. */
  ClassNode node() {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return node;
  }

  private static String binary(String internalName) {
    return internalName.replace('/', '.');
  }

  boolean isPublic() {
    return (access & Opcodes.ACC_PUBLIC) != 0;
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** Whether it carries plain data, by its form: interface, annotation, enum or record. */
  boolean isPlain() {
    return isInterface()
        || (access & Opcodes.ACC_ENUM) != 0
        || superName.equals(Record.class.getName());
  }

  /** Returns the name of the class that this one is nested in, at the outermost. */
  String outermost() {
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }
}
