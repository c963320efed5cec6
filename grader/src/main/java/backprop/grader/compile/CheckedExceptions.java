package backprop.grader.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Tells checked exceptions of the JDK by the names that sources use. */
final class CheckedExceptions {
  private static final List<String> PACKAGES =
      List.of("java.lang", "java.io", "java.util", "java.util.concurrent");

  private CheckedExceptions() {}

  /**
   * Whether a name in a throws clause certainly means a checked exception. A student's own
   * exception class can't be judged before it is compiled.
   */
  static boolean isCertainlyOne(CompilationUnitTree unit, Tree exception, String simpleName) {
    for (String candidate : candidates(unit, exception, simpleName)) {
      try {
        Class<?> type = Class.forName(candidate, false, null);
        return !RuntimeException.class.isAssignableFrom(type)
            && !Error.class.isAssignableFrom(type);
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    return false;
  }

  private static List<String> candidates(
      CompilationUnitTree unit, Tree exception, String simpleName) {
    List<String> candidates = new ArrayList<>(List.of(exception.toString()));
    for (ImportTree imported : unit.getImports()) {
      String name = imported.getQualifiedIdentifier().toString();
      if (name.endsWith("." + simpleName)) {
        candidates.add(name);
      }
    }
    PACKAGES.forEach(packageName -> candidates.add(packageName + "." + simpleName));
    candidates.removeIf(name -> !name.startsWith("java."));
    return candidates;
  }
}
