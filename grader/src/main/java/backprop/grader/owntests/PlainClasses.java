package backprop.grader.owntests;

import backprop.grader.owntests.child.PlainTests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the classes of tests that can be called without JUnit: they inherit nothing and have no
 * annotations but a few simple ones. All others are JUnit's.
 */
final class PlainClasses {

  private static final String JUNIT = "Lorg/junit/jupiter/api/";
  private static final String TEST = JUNIT + "Test;";
  private static final String BEFORE = JUNIT + "BeforeEach;";
  private static final String AFTER = JUNIT + "AfterEach;";

  /** These change nothing about how a test runs. */
  private static final Set<String> NAMES =
      Set.of(JUNIT + "DisplayName;", JUNIT + "Tag;", JUNIT + "Tags;", "Ljava/lang/Deprecated;");

  private static final int SPECIAL =
      Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC;

  private PlainClasses() {}

  /** Returns those among some class files, by name. */
  static Map<String, PlainTests> among(Map<String, byte[]> classes) {
    Map<String, List<ClassNode>> nodes = new TreeMap<>();
    classes.forEach(
        (name, bytes) -> {
          ClassNode node = new ClassNode();
          new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE);
          List<ClassNode> family =
              nodes.computeIfAbsent(name.replaceAll("\\$.*", ""), top -> new ArrayList<>());
          family.add(name.indexOf('$') < 0 ? 0 : family.size(), node);
        });
    Map<String, PlainTests> plain = new TreeMap<>();
    nodes.forEach(
        (name, family) -> {
          if (isPlain(family)) {
            List<MethodNode> methods = family.get(0).methods;
            plain.put(
                name,
                new PlainTests(
                    name, with(BEFORE, methods), with(TEST, methods), with(AFTER, methods)));
          }
        });
    return plain;
  }

  private static boolean isPlain(List<ClassNode> family) {
    ClassNode top = family.get(0);
    return (top.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) == 0
        && top.superName.equals("java/lang/Object")
        && top.interfaces.isEmpty()
        && NAMES.containsAll(types(top.visibleAnnotations))
        && top.methods.stream().allMatch(PlainClasses::isPlain)
        && top.methods.stream().filter(method -> method.name.equals("<init>")).count() == 1
        && top.fields.stream().allMatch(field -> types(field.visibleAnnotations).isEmpty())
        && family.stream().skip(1).allMatch(PlainClasses::hasNoTests);
  }

  private static boolean isPlain(MethodNode method) {
    List<String> types = new ArrayList<>(types(method.visibleAnnotations));
    types.removeAll(NAMES);
    boolean isCalled = method.desc.equals("()V") && (method.access & SPECIAL) == 0;
    return types.isEmpty()
        ? !method.name.equals("<init>") || method.desc.equals("()V")
        : types.size() == 1 && isCalled && Set.of(TEST, BEFORE, AFTER).contains(types.get(0));
  }

  private static boolean hasNoTests(ClassNode inner) {
    return Stream.concat(
            Stream.of(types(inner.visibleAnnotations)),
            inner.methods.stream().map(method -> types(method.visibleAnnotations)))
        .allMatch(List::isEmpty);
  }

  private static List<String> with(String annotation, List<MethodNode> methods) {
    return methods.stream()
        .filter(method -> types(method.visibleAnnotations).contains(annotation))
        .map(method -> method.name)
        .toList();
  }

  private static List<String> types(Collection<AnnotationNode> annotations) {
    return annotations == null ? List.of() : annotations.stream().map(one -> one.desc).toList();
  }
}
