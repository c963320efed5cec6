package backprop.grader.owntests;

import backprop.grader.owntests.child.Verdict;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ProtocolException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes down one run: for each test, what it asked, what it was told, and what it said. */
final class RunRecord {

  private static final int MOST_TESTS = 2_000;
  private static final int LONGEST_NAME = 1_000;

  private final Map<String, Answers> answers = new HashMap<>();
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private String test = "";
  private Answers current = answers("");

  private Answers answers(String part) {
    return answers.computeIfAbsent(part, name -> new Answers());
  }

  /** Takes the news that a test begins, or its class's own part. */
  void begun(ByteSource source) throws ProtocolException {
    test = name(source);
    String container = name(source);
    source.end();
    if (answers.size() > MOST_TESTS) {
      throw new ProtocolException("more than " + MOST_TESTS + " tests");
    }
    current = answers(test.isEmpty() ? container : test);
  }

  /** Takes the news of what a test says. */
  void ended(ByteSource source) throws ProtocolException {
    String ended = name(source);
    String shown = name(source);
    int verdict = source.getByte();
    source.end();
    if (verdict < 0 || verdict >= Verdict.values().length || !ended.equals(test)) {
      throw new ProtocolException("a verdict on no test");
    }
    StringBuilder summary = new StringBuilder();
    Set<String> calls = new TreeSet<>();
    // What was asked for the test's class, and for all tests, is known to the test.
    for (String part : new TreeSet<>(answers.keySet())) {
      if (part.isEmpty() || ended.equals(part) || ended.startsWith(part + "/")) {
        summary.append(answers.get(part).summary());
        calls.addAll(answers.get(part).calls());
      }
    }
    outcomes.put(
        ended,
        new Outcome(shown, Verdict.values()[verdict], summary.toString(), calls, current.frames()));
    test = "";
  }

  private static String name(ByteSource source) throws ProtocolException {
    String name = source.getName();
    if (name.length() > LONGEST_NAME) {
      throw new ProtocolException("a name of " + name.length() + " characters");
    }
    return name;
  }

  /** Returns what the present test is told. */
  Answers current() {
    return current;
  }

  /** Returns the test that has begun and not ended; "" if none has. */
  String test() {
    return test;
  }

  /** Returns what became of each test, in the order in which they ran. */
  Map<String, Outcome> outcomes() {
    return outcomes;
  }
}
