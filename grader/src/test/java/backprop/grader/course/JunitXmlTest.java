package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.result.Feedback;
import backprop.grader.result.Isolation;
import backprop.grader.result.Misconception;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitXmlTest {

  @Test
  void everyStateIsShownAsReadersKnowIt() throws Exception {
    List<TestResult> tests = new ArrayList<>();
    for (State state : State.values()) {
      tests.add(test(state, "test of " + state, "message", null));
    }
    Element suite = suite(result("ada.zip", tests));
    assertThat(suite.getAttribute("tests")).isEqualTo("9");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("6");
    assertThat(suite.getAttribute("time")).isEqualTo("1234.567");
    assertThat(kinds(suite))
        .containsExactly(
            "PASSED", "failure", "skipped", "error", "error", "error", "error", "error", "error");
    assertThat(problem(suite, 1).getAttribute("type")).isEqualTo("FAILED");
    assertThat(problem(suite, 4).getAttribute("type")).isEqualTo("TIMED_OUT");
  }

  @Test
  void theSeedAndTheVersionsAreProperties() throws Exception {
    Element suite = suite(result("ada.zip", List.of()));
    var properties = suite.getElementsByTagName("property");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      all.add(property.getAttribute("name") + "=" + property.getAttribute("value"));
    }
    assertThat(all).contains("seed=-42", "graderVersion=1.0.0", "score=10.5", "maxScore=100");
  }

  @Test
  void whatSomeoneElseChoseStaysText() throws Exception {
    for (String hostile : SampleClass.HOSTILE_NAMES) {
      var failed = test(State.FAILED, hostile, hostile, hostile + "\n]]>\ud800\ufffe\u0001");
      Element suite = suite(result(hostile, List.of(failed)));
      assertThat(kinds(suite)).containsExactly("failure");
      String name = ((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name");
      assertThat(name).isEqualTo(legal(hostile).replaceAll("[\\t\\r\\n]+", " "));
      // Readers make one line feed of every line end.
      assertThat(problem(suite, 0).getTextContent())
          .contains(legal(hostile).replaceAll("\\r\\n?", "\n"))
          .endsWith("\n]]>\ufffd\ufffd\ufffd");
      assertThat(suite.getElementsByTagName("script").getLength()).isZero();
    }
  }

  @Test
  void studentsDontSeeWhatIsForStaff() {
    var failed = test(State.FAILED, "name", "message", "the hidden input");
    Result result = result("ada.zip", List.of(failed));
    assertThat(JunitXml.of(result)).contains("the hidden input");
    assertThat(JunitXml.of(result.at(Feedback.STUDENT)))
        .doesNotContain("the hidden input")
        .contains("message");
  }

  @Test
  void aTestWithoutAMessageSaysItsState() throws Exception {
    Element suite = suite(result("x", List.of(test(State.NOT_IMPLEMENTED, "a", "", null))));
    assertThat(problem(suite, 0).getAttribute("message")).isEqualTo("not written yet");
  }

  private static TestResult test(State state, String name, String message, String detail) {
    var cause = new Misconception("id", "sentence", "hint");
    return new TestResult(
        name, "1.1", "property", state, 1, 0, 1, message, detail, cause, List.of());
  }

  private static Result result(String name, List<TestResult> tests) {
    var task =
        new TaskResult("1", "Sigmoid", false, 0, 6, Map.of("1.1", 6), 0, tests.size(), tests);
    return new Result(
        "backprop",
        "2026.1",
        "1.0.0",
        -42,
        false,
        new Result.Submitted(name, "abc", List.of(), List.of(), List.of(), null, List.of()),
        new Isolation("bubblewrap", "ok", "", List.of()),
        10.5,
        100,
        0,
        15,
        List.of(task),
        Map.of("compileMillis", 1_000_000L, "testMillis", 234_567L, "name", 1_250L));
  }

  /** Reads the report after the schema has accepted it. */
  private static Element suite(Result result) throws Exception {
    String xml = JunitXml.of(result);
    var schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    schemas
        .newSchema(JunitXmlTest.class.getResource("surefire-report.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static List<String> kinds(Element suite) {
    List<String> kinds = new ArrayList<>();
    var cases = suite.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      var inner = ((Element) cases.item(i)).getElementsByTagName("*");
      kinds.add(inner.getLength() == 0 ? "PASSED" : inner.item(0).getNodeName());
    }
    return kinds;
  }

  private static Element problem(Element suite, int test) {
    Element testCase = (Element) suite.getElementsByTagName("testcase").item(test);
    return (Element) testCase.getElementsByTagName("*").item(0);
  }

  private static String legal(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\p{Cs}]", "\ufffd");
  }
}
