package backprop.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.function.Softmax;
import backprop.matrix.Matrices;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may use whom: tasks build on earlier tasks, never the other way round. */
class ArrowsTest {

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("matrix", Set.of()),
          entry("chart", Set.of()),
          entry("function", Set.of("matrix")),
          entry("check", Set.of("function", "matrix")),
          entry("loss", Set.of("function", "matrix")),
          entry("network", Set.of("loss", "check", "function", "matrix")),
          entry("layer", Set.of("loss", "check", "function", "matrix")),
          entry("theory", Set.of("loss", "check", "function", "matrix")),
          entry("data", Set.of("matrix")),
          entry(
              "train",
              Set.of(
                  "network",
                  "layer",
                  "theory",
                  "data",
                  "loss",
                  "check",
                  "function",
                  "matrix",
                  "chart")),
          entry(
              "explore",
              Set.of(
                  "train",
                  "network",
                  "layer",
                  "theory",
                  "data",
                  "loss",
                  "check",
                  "function",
                  "matrix",
                  "chart")));

  @Test
  @DisplayName("The packages of the student's project use each other in one direction only")
  void studentPackagesPointOneWay() {
    checkArrows(Matrices.class);
  }

  @Test
  @DisplayName("The reference solution keeps to the same directions")
  void solutionPackagesPointOneWay() {
    checkArrows(Softmax.class);
  }

  private static void checkArrows(Class<?> oneOfThem) {
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(oneOfThem.getProtectionDomain().getCodeSource().getLocation());
    Set<String> packages = new TreeSet<>();
    classes.forEach(c -> packages.add(c.getPackageName()));
    packages.removeIf(p -> !p.startsWith("backprop."));
    assertThat(packages).isNotEmpty().allMatch(p -> MAY_USE.containsKey(p.substring(9)));
    MAY_USE.forEach(
        (user, used) -> {
          List<String> forbidden = new ArrayList<>();
          for (String other : MAY_USE.keySet()) {
            if (!other.equals(user) && !used.contains(other)) {
              forbidden.add("backprop." + other + "..");
            }
          }
          noClasses()
              .that()
              .resideInAPackage("backprop." + user + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden.toArray(String[]::new))
              .allowEmptyShould(true)
              .check(classes);
        });
  }
}
