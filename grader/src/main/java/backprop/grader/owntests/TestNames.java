package backprop.grader.owntests;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The names that tests may have on a card: those of the classes that were compiled, and of the
 * methods that these have. The process that reports a test also holds the reference, which no name
 * may carry out of it.
 */
final class TestNames {

  private static final String UNKNOWN = "a test";

  /** Such as {@code [class:mine.SoftmaxTest]/[nested-class:Rows]/[method:isRight(double)]}. */
  private static final Pattern ID =
      Pattern.compile(
          "\\[engine:junit-jupiter]/\\[class:([\\w.$]+)]((?:/\\[nested-class:\\w+])*)"
              + "(?:/\\[[a-z-]+:(\\w+)\\(.*)?",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<String, ClassNode> classes = new HashMap<>();

  TestNames(Map<String, byte[]> compiled) {
    for (byte[] bytes : compiled.values()) {
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE);
      classes.put(node.name, node);
    }
  }

  /** Returns the name in an id, such as {@code SoftmaxTest.isRight}. */
  String of(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      return UNKNOWN;
    }
    String nested = matcher.group(2).replaceAll("/\\[nested-class:(\\w+)]", "\\$$1");
    String type = matcher.group(1).replace('.', '/') + nested;
    String method = matcher.group(3);
    if (!classes.containsKey(type) || method != null && !has(type, method)) {
      return UNKNOWN;
    }
    String simple = type.substring(type.lastIndexOf('/') + 1);
    return method == null ? simple : simple + "." + method;
  }

  private boolean has(String type, String method) {
    ClassNode node = classes.get(type);
    return node != null
        && (node.methods.stream().anyMatch(one -> one.name.equals(method))
            || has(node.superName, method)
            || node.interfaces.stream().anyMatch(parent -> has(parent, method)));
  }
}
