package backprop.grader.course;

import backprop.grader.common.Numbers;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A result in the XML that Surefire writes and most build servers read: one test case for each
 * hidden test.
 */
public final class JunitXml {

  /** What no XML may contain, not even escaped. */
  private static final Pattern ILLEGAL =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Returns the XML, to be written in UTF-8; it shows as much as the result does. */
  public static String of(Result result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new JunitXml(xml).suite(result);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML can't be written to memory", e);
    }
    return text + "\n";
  }

  private void suite(Result result) throws XMLStreamException {
    List<String> elements =
        result.tasks().stream()
            .flatMap(task -> task.tests().stream())
            .map(JunitXml::element)
            .toList();
    long millis = result.phases().values().stream().mapToLong(Long::longValue).sum();
    start("testsuite", "name", result.submission().name());
    attribute("time", seconds(millis));
    attribute("tests", elements.size());
    attribute("errors", elements.stream().filter("error"::equals).count());
    attribute("skipped", elements.stream().filter("skipped"::equals).count());
    attribute("failures", elements.stream().filter("failure"::equals).count());
    properties(result);
    for (TaskResult task : result.tasks()) {
      for (TestResult test : task.tests()) {
        testCase(task, test, result.timings().getOrDefault(test.name(), 0L));
      }
    }
    end();
  }

  private void properties(Result result) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("properties");
    property("assignment", result.assignment());
    property("assignmentVersion", result.assignmentVersion());
    property("graderVersion", result.graderVersion());
    property("seed", result.seed());
    property("sha256", result.submission().sha256());
    property("isolation", result.isolation().backend());
    property("score", Numbers.decimal(result.score()));
    property("maxScore", result.maxScore());
    property("bonus", Numbers.decimal(result.bonus()));
    property("maxBonus", result.maxBonus());
    end();
  }

  private void property(String name, Object value) throws XMLStreamException {
    start("property", "name", name);
    attribute("value", value);
    xml.writeEndElement();
  }

  private void testCase(TaskResult task, TestResult test, long millis) throws XMLStreamException {
    start("testcase", "name", test.name());
    attribute("classname", "Task " + task.id());
    attribute("group", test.part());
    attribute("time", seconds(millis));
    String element = element(test);
    if (!element.isEmpty()) {
      start(element, "message", message(test));
      if (!element.equals("skipped")) {
        attribute("type", test.state().name());
        xml.writeCharacters(legal(test.property()));
        if (test.misconception() != null) {
          xml.writeCharacters("\n" + legal(test.misconception().sentence()));
        }
        if (test.detail() != null && !test.detail().isBlank()) {
          xml.writeCharacters("\n" + legal(test.detail()));
        }
      }
      xml.writeEndElement();
    }
    end();
  }

  /** Returns the sentence that says most: readers of these files often show nothing else. */
  private static String message(TestResult test) {
    if (test.message() != null && !test.message().isBlank()) {
      return test.message();
    }
    if (test.state() != State.FAILED) {
      return test.state().words();
    }
    return test.misconception() == null
        ? "failed: " + test.property()
        : test.misconception().sentence();
  }

  /** Returns what a test case has inside for a test's state; nothing if it passed. */
  private static String element(TestResult test) {
    return switch (test.state()) {
      case PASSED -> "";
      case FAILED -> "failure";
      case NOT_IMPLEMENTED -> "skipped";
      case NOT_COMPILED, TIMED_OUT, OUT_OF_MEMORY, CRASHED, PROTOCOL_VIOLATION, NOT_RUN -> "error";
    };
  }

  private void start(String element, String attribute, String value) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
    attribute(attribute, value);
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    // Readers make spaces of line breaks in attributes.
    String line = BREAKS.matcher(legal(value)).replaceAll(" ");
    xml.writeAttribute(name, line);
  }

  private void end() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private static String legal(Object value) {
    return ILLEGAL.matcher(Objects.toString(value, "")).replaceAll("\uFFFD");
  }
}
