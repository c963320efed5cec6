package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/**
 * What Artemis makes of the tests repository and its build script. Its build agent checks out the
 * tests into {@code /var/tmp/testing-dir} and the student's repository into {@code assignment/}
 * there, runs the script, and reads {@code TEST-*.xml}: a case with a {@code failure} or an {@code
 * error} has failed, one with {@code skipped} counts for nothing. Written from <a
 * href="https://docs.artemis.tum.de/user/exercises/programming.html">its documentation</a> and from
 * {@code BuildJobContainerService} and {@code TestResultXmlParser} of
 * https://github.com/ls1intum/Artemis.
 */
@Tag("platforms")
class ArtemisIT {

  @TempDir private Path folder;
  private Container container;
  private Path assignment;

  /** A case as Artemis takes it. */
  private record Case(String name, String failure) {}

  @BeforeEach
  void artemisChecksOutTheRepositories() throws IOException {
    container = Container.of(folder, "/var/tmp/testing-dir");
    Path exported = folder.resolve("exported");
    Container.exportWarm("artemis", exported);
    container.run("sh", "-c", "mv exported/* . && rmdir exported");
    assignment = Files.createDirectory(folder.resolve("assignment"));
  }

  @Test
  void eachPointIsACaseAndOneThatIsLostSaysWhy() throws Exception {
    Container.handIn(assignment, "Softmax.java", Container::columnSums);
    List<Case> cases = cases();
    assertThat(cases).hasSize(115);
    assertThat(cases.stream().map(Case::name).distinct()).hasSize(115);
    List<Case> lost = cases.stream().filter(c -> !c.failure().isEmpty()).toList();
    assertThat(lost)
        .extracting(Case::name)
        .contains("Task 3.2 (1 of 4)", "Task 3.2 (4 of 4)", "Task B2.1 (1 of 9)")
        .hasSize(4 + 9);
    assertThat(lost.get(0).failure()).contains("divides by the sum of the column");
  }

  @Test
  void theTemplateScoresNothing() throws Exception {
    container.run("cp", "-r", "grader/assignment/sources/backprop", "assignment/backprop");
    assertThat(cases()).hasSize(115).allMatch(c -> c.failure().contains("not written yet"));
  }

  @Test
  void whatIsNoSubmissionIsABuildThatFails() throws IOException {
    Files.writeString(assignment.resolve("README.md"), "nothing yet");
    Container.Run run = container.run("./build.sh");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("none of the files to hand in");
  }

  private List<Case> cases() throws Exception {
    Container.Run run = container.run("./build.sh");
    assertThat(run.exitCode()).as(run.out()).isZero();
    Path report = folder.resolve("target/surefire-reports/TEST-backprop.xml");
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    var elements = suite.getElementsByTagName("testcase");
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      Element failure = (Element) element.getElementsByTagName("failure").item(0);
      assertThat(element.getElementsByTagName("skipped").getLength()).isZero();
      cases.add(
          new Case(
              element.getAttribute("name"),
              failure == null ? "" : failure.getAttribute("message")));
    }
    return cases;
  }
}
