package backprop.grader;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
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
          entry("sandbox", Set.of("protocol")),
          entry("remote", Set.of("protocol", "sandbox", "worker")),
          entry("intake", Set.of()),
          entry("compile", Set.of("intake", "protocol", "sandbox", "worker")),
          entry("owntests", Set.of("compile", "intake", "protocol", "remote", "sandbox", "worker")),
          entry("result", Set.of()),
          entry("diagnosis", Set.of("result", "remote")),
          entry("common", Set.of()),
          entry("authoring", Set.of("compile", "diagnosis", "grading", "result")),
          entry(
              "grading",
              Set.of(
                  "result",
                  "diagnosis",
                  "owntests",
                  "protocol",
                  "remote",
                  "sandbox",
                  "compile",
                  "intake")),
          entry("course", Set.of("intake", "remote", "result")),
          entry(
              "batch",
              Set.of("course", "grading", "intake", "moodle", "remote", "report", "result")),
          entry("moodle", Set.of("course")),
          entry("platform", Set.of("course", "report", "result")),
          entry("compare", Set.of("batch", "course", "result")),
          entry("explain", Set.of("diagnosis", "grading", "result")),
          entry("report", Set.of("course", "result")));

  /** The child's code, which has nothing but itself. */
  private static final Set<String> CHILD = Set.of("protocol", "worker");

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
                  .filter(other -> !other.equals("common") || CHILD.contains(user))
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
  void whatRunsBesideOwnTestsIsInItsJar() {
    noClasses()
        .that()
        .resideInAPackage("backprop.grader.owntests.child..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("backprop.grader..")
                .and(
                    resideOutsideOfPackages(
                        "backprop.grader.protocol..",
                        "backprop.grader.worker..",
                        "backprop.grader.owntests.child..")))
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
