package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import backprop.grader.diagnosis.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The solution's own tests, which teaching staff show: they catch every wrong program of B2. */
class ModelTestsIT {

  private static final Path TESTS = Path.of("..", "solution", "target", "test-classes");

  private final Installation installation = Installation.locate();
  private final Catalogue catalogue = Catalogue.read(installation.catalogue());
  private final TestsOnPrograms modelTests =
      new TestsOnPrograms(installation, classes(), catalogue.reference());

  ModelTestsIT() throws IOException {}

  @Test
  void passOnTheReference() {
    assertThat(modelTests.failed(Map.of())).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> catchEachProgram() {
    return catalogue.forOwnTests().stream()
        .map(
            program ->
                dynamicTest(
                    program.id(),
                    () -> assertThat(modelTests.failed(program.changed())).isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> passOnEachRightProgram() {
    return catalogue.rightForOwnTests().stream()
        .map(
            program ->
                dynamicTest(
                    program.id(),
                    () -> assertThat(modelTests.failed(program.changed())).isEmpty()));
  }

  private static Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.list(TESTS.resolve("mine"))) {
      for (Path file : files.toList()) {
        String name = "mine." + file.getFileName();
        classes.put(name.replaceFirst("\\.class$", ""), Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
