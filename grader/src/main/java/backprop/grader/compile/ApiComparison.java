package backprop.grader.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what two versions of one source file offer to other code. */
public final class ApiComparison {
  private ApiComparison() {}

  /** Returns how the two versions differ, seen from either side; nothing if they offer the same. */
  public static List<String> differences(String path, String first, String second)
      throws IOException {
    try (Javac javac = new Javac(List.of())) {
      List<String> problems = new ArrayList<>();
      ApiShape one = shape(javac, path, first, problems);
      ApiShape other = shape(javac, path, second, problems);
      if (problems.isEmpty()) {
        problems.addAll(one.differences(other));
        other.differences(one).stream().filter(l -> !problems.contains(l)).forEach(problems::add);
      }
      return problems;
    }
  }

  private static ApiShape shape(Javac javac, String path, String source, List<String> problems) {
    CompileErrors errors = new CompileErrors();
    CompilationUnitTree unit = javac.parse(Map.of(path, source), errors).get(path);
    if (!errors.isEmpty()) {
      problems.add(errors.message(path, List.of()));
      return null;
    }
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getSimpleName().contentEquals(name))
        .findFirst()
        .map(type -> TreeShape.of(unit, type))
        .orElseGet(
            () -> {
              problems.add("no class " + name);
              return null;
            });
  }
}
