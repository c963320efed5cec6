package backprop.grader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may use whom in the grader; above all, what the child process is made of. */
class ArrowsTest {

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("protocol", Set.of()),
          entry("worker", Set.of("protocol")),
          entry("sandbox", Set.of()),
          entry("remote", Set.of("protocol", "sandbox", "worker")),
          entry("intake", Set.of()),
          entry("compile", Set.of("intake", "sandbox")),
          entry("owntests", Set.of("compile", "intake", "protocol", "remote", "sandbox", "worker")),
          entry("scoring", Set.of()),
          entry("diagnosis", Set.of("scoring", "remote")),
          entry("authoring", Set.of("compile", "diagnosis")),
          entry(
              "grading",
              Set.of("scoring", "diagnosis", "owntests", "remote", "sandbox", "compile", "intake")),
          entry("handout", Set.of()),
          entry("course", Set.of("scoring", "report", "remote")),
          entry("delivery", Set.of("intake")),
          entry("batch", Set.of("delivery", "grading", "intake", "remote", "report", "scoring")),
          entry("gradebook", Set.of("batch", "course", "delivery", "grading", "report", "scoring")),
          entry("verify", Set.of("grading", "diagnosis", "scoring")),
          entry("compare", Set.of("batch", "gradebook", "report")),
          entry("explain", Set.of("diagnosis", "grading", "report", "scoring")),
          entry("page", Set.of("batch", "gradebook", "report", "scoring")),
          entry("report", Set.of("grading", "scoring", "intake")));

  private static final JavaClasses GRADER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("backprop.grader");

  @Test
  void packagesPointOneWay() {
    MAY_USE.forEach(
        (user, used) -> {
          String[] forbidden =
              GRADER.stream()
                  .map(c -> c.getPackageName())
                  .filter(p -> p.startsWith("backprop.grader."))
                  .map(p -> p.split("\\.")[2])
                  .distinct()
                  .filter(other -> !other.equals(user) && !used.contains(other))
                  .map(other -> "backprop.grader." + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage("backprop.grader." + user + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .check(GRADER);
        });
  }

  @Test
  void theChildsCodeNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAnyPackage("backprop.grader.protocol..", "backprop.grader.worker..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "backprop.grader.protocol..", "backprop.grader.worker..")
        .check(GRADER);
  }

  @Test
  void theGraderKnowsSubmissionsOnlyAsData() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "backprop.function..",
            "backprop.check..",
            "backprop.loss..",
            "backprop.network..",
            "backprop.layer..",
            "backprop.train..",
            "backprop.theory..",
            "backprop.data..",
            "backprop.matrix..",
            "hidden..")
        .check(GRADER);
  }
}
