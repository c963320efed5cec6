package backprop.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a failed test threw into a few lines for a student. */
final class FailureText {
  private static final int MAX_LINES = 14;

  /** Not the matrices, which only say what they were given; nor the tests and their helpers. */
  private static final Pattern GIVEN =
      Pattern.compile("backprop\\.(?!feedback\\.|matrix\\.)\\w+\\..*");

  private static final Pattern TIME = Pattern.compile(".*timed out (after \\d+ \\w+)");

  private FailureText() {}

  /**
   * What was wrong, and where the test stands.
   *
   * @param testClass the full name of the test's class
   */
  static String of(Throwable thrown, String testClass) {
    List<String> text = new ArrayList<>();
    for (String line : explanation(thrown, testClass).lines().toList()) {
      if (!line.isBlank()) {
        text.addAll(Display.wrap(Display.ascii(indented(line)), Display.WIDTH));
      }
    }
    if (text.size() > MAX_LINES) {
      text.subList(MAX_LINES - 1, text.size()).clear();
      text.add("  ...");
    }
    int line = line(thrown, testClass);
    if (line > 0) {
      text.add("  Test:  src/test/java/" + testClass.replace('.', '/') + ".java:" + line);
    }
    return String.join("\n", text);
  }

  /** The line of the test that was running; 0 if the test's class had no part in it. */
  static int line(Throwable thrown, String testClass) {
    int line = 0;
    for (StackTraceElement frame : stack(thrown)) {
      if (frame.getClassName().equals(testClass) && !frame.getMethodName().startsWith("lambda$")) {
        line = frame.getLineNumber();
      }
    }
    return line;
  }

  private static String explanation(Throwable thrown, String testClass) {
    if (thrown instanceof WrongResult wrong) {
      return wrong.block();
    }
    if (thrown instanceof AssertionError && thrown.getMessage() != null) {
      return thrown.getMessage();
    }
    Block block = new Block();
    StackTraceElement place = place(thrown, testClass);
    if (thrown instanceof TimeoutException) {
      Matcher time = TIME.matcher(String.valueOf(thrown.getMessage()));
      String when = time.matches() ? time.group(1) : "as it took too long";
      block.line("stopped", when + ": does a loop never end?");
    } else if (thrown instanceof NullPointerException && place == null) {
      block.line("result", "was null: the test can't go on");
    } else {
      String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
      block.line("threw", thrown.getClass().getSimpleName() + message);
    }
    if (place != null) {
      block.line("at", place.getFileName() + ":" + place.getLineNumber());
    }
    return block.text();
  }

  private static String indented(String line) {
    return line.startsWith("  ") ? line.stripTrailing() : "  " + line.stripTrailing();
  }

  /**
   * Where it happened. A test that takes too long is stopped from outside; its own is the cause.
   */
  private static StackTraceElement[] stack(Throwable thrown) {
    boolean stopped = thrown instanceof TimeoutException && thrown.getCause() != null;
    return (stopped ? thrown.getCause() : thrown).getStackTrace();
  }

  /** The topmost line that a student wrote, else the given one; null if the test itself threw. */
  private static StackTraceElement place(Throwable thrown, String testClass) {
    for (StackTraceElement frame : stack(thrown)) {
      if (Exercises.isWrittenByStudents(frame.getClassName())) {
        return frame;
      }
    }
    for (StackTraceElement frame : stack(thrown)) {
      String name = frame.getClassName();
      if (name.equals(testClass)) {
        return null;
      }
      if (GIVEN.matcher(name).matches()) {
        return frame;
      }
    }
    return null;
  }
}
