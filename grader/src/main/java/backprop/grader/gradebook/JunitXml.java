package backprop.grader.gradebook;

import backprop.grader.batch.StoredResult;
import backprop.grader.report.ResultJson;
import backprop.grader.report.ResultJson.TaskJson;
import backprop.grader.report.ResultJson.TestJson;
import backprop.grader.scoring.State;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final String UNREADABLE = "can be read as a submission";

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** What a test case shows of a state. */
  private enum Kind {
    PASSED,
    FAILURE,
    SKIPPED,
    ERROR;

    static Kind of(TestJson test) {
      return switch (State.valueOf(test.state())) {
        case PASSED -> PASSED;
        case FAILED -> FAILURE;
        case NOT_IMPLEMENTED -> SKIPPED;
        case NOT_COMPILED, TIMED_OUT, OUT_OF_MEMORY, CRASHED, PROTOCOL_VIOLATION, NOT_RUN -> ERROR;
      };
    }
  }

  /** Returns the XML, to be written in UTF-8; it shows as much as the result does. */
  public static String of(StoredResult stored) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      JunitXml writing = new JunitXml(xml);
      if (stored.isGraded()) {
        writing.graded(stored);
      } else {
        writing.unreadable(stored);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML can't be written to memory", e);
    }
    return text + "\n";
  }

  private void graded(StoredResult stored) throws XMLStreamException {
    ResultJson result = stored.result();
    List<Kind> kinds =
        result.tasks().stream().flatMap(task -> task.tests().stream()).map(Kind::of).toList();
    long millis = result.timings().values().stream().mapToLong(Long::longValue).sum();
    startSuite(stored.submission(), kinds, millis);
    properties(result);
    for (TaskJson task : result.tasks()) {
      for (TestJson test : task.tests()) {
        testCase(task, test);
      }
    }
    end();
  }

  private void unreadable(StoredResult stored) throws XMLStreamException {
    startSuite(stored.submission(), List.of(Kind.ERROR), 0);
    start("testcase", Map.of("name", UNREADABLE, "classname", "submission", "time", "0"));
    start("error", Map.of("type", "UNREADABLE", "message", stored.unreadable()));
    xml.writeEndElement();
    end();
    end();
  }

  private void startSuite(String name, List<Kind> kinds, long millis) throws XMLStreamException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", name);
    attributes.put("time", String.format(Locale.ROOT, "%.3f", millis / 1000.0));
    attributes.put("tests", String.valueOf(kinds.size()));
    attributes.put("errors", count(kinds, Kind.ERROR));
    attributes.put("skipped", count(kinds, Kind.SKIPPED));
    attributes.put("failures", count(kinds, Kind.FAILURE));
    start("testsuite", attributes);
  }

  private static String count(List<Kind> kinds, Kind kind) {
    return String.valueOf(kinds.stream().filter(kind::equals).count());
  }

  private void properties(ResultJson result) throws XMLStreamException {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("assignment", result.assignment());
    properties.put("assignmentVersion", result.assignmentVersion());
    properties.put("graderVersion", result.graderVersion());
    properties.put("seed", String.valueOf(result.seed()));
    properties.put("sha256", result.submission().sha256());
    properties.put("isolation", result.isolation().backend());
    properties.put("score", Decimal.of(result.score()));
    properties.put("maxScore", String.valueOf(result.maxScore()));
    properties.put("bonus", Decimal.of(result.bonus()));
    properties.put("maxBonus", String.valueOf(result.maxBonus()));
    start("properties", Map.of());
    for (var property : properties.entrySet()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("name", property.getKey());
      attributes.put("value", property.getValue());
      start("property", attributes);
      xml.writeEndElement();
    }
    end();
  }

  private void testCase(TaskJson task, TestJson test) throws XMLStreamException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", test.name());
    attributes.put("classname", "Task " + task.id());
    attributes.put("group", test.part());
    // The grader measures phases, not single tests; the schema asks for a time.
    attributes.put("time", "0");
    start("testcase", attributes);
    switch (Kind.of(test)) {
      case PASSED -> {}
      case FAILURE -> problem("failure", test);
      case ERROR -> problem("error", test);
      case SKIPPED -> {
        start("skipped", Map.of("message", message(test)));
        xml.writeEndElement();
      }
    }
    end();
  }

  private void problem(String element, TestJson test) throws XMLStreamException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("message", message(test));
    attributes.put("type", test.state());
    start(element, attributes);
    xml.writeCharacters(legal(test.property()));
    if (test.misconception() != null) {
      xml.writeCharacters("\n" + legal(test.misconception().sentence()));
    }
    if (test.detail() != null && !test.detail().isBlank()) {
      xml.writeCharacters("\n" + legal(test.detail()));
    }
    xml.writeEndElement();
  }

  private static String message(TestJson test) {
    return test.message() == null || test.message().isBlank()
        ? State.valueOf(test.state()).words()
        : test.message();
  }

  private void start(String element, Map<String, String> attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
    for (var attribute : attributes.entrySet()) {
      // Readers make spaces of line breaks in attributes.
      xml.writeAttribute(
          attribute.getKey(), legal(attribute.getValue()).replaceAll("[\\t\\r\\n]+", " "));
    }
  }

  private void end() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static String legal(String text) {
    return text == null ? "" : ILLEGAL.matcher(text).replaceAll("\uFFFD");
  }
}
