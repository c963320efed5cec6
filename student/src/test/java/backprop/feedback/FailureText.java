package backprop.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Turns what a failed test threw into a few lines for a student. */
final class FailureText {
  private static final int MAX_LINES = 14;

  private FailureText() {}

  /**
   * The lines of an assertion's message, or the exception and where in the student's code it was
   * thrown; then where the test stands.
   */
  static String of(Throwable thrown, String testClass) {
    List<String> lines = new ArrayList<>();
    if (thrown instanceof AssertionError) {
      lines.addAll(message(thrown));
    } else if (thrown instanceof TimeoutException) {
      lines.add("stopped      " + thrown.getMessage());
      lines.add("             Does a loop never end?");
    } else {
      lines.add("threw        " + thrown);
      place(thrown, testClass).ifPresent(place -> lines.add("at           " + place));
    }
    List<String> fitted = fit(lines);
    int line = line(thrown, testClass);
    if (line > 0) {
      String file = testClass.replace('.', '/') + ".java";
      fitted.addAll(fit(List.of("Test:  src/test/java/" + file + ":" + line)));
    }
    return String.join("\n", fitted);
  }

  /** The line of the test that was running; 0 if the test's class had no part in it. */
  static int line(Throwable thrown, String testClass) {
    int line = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(testClass) && !frame.getMethodName().startsWith("lambda$")) {
        line = frame.getLineNumber();
      }
    }
    return line;
  }

  private static List<String> message(Throwable thrown) {
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    return message.lines().filter(line -> !line.isBlank()).map(String::stripTrailing).toList();
  }

  /** The topmost line of the student's own code, e.g. Softmax.java:31. */
  private static Optional<String> place(Throwable thrown, String testClass) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      if (name.equals(testClass)) {
        break;
      }
      if (name.startsWith("backprop.") && !name.startsWith("backprop.feedback.")) {
        return Optional.of(
            name.substring(name.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + " ("
                + frame.getFileName()
                + ":"
                + frame.getLineNumber()
                + ")");
      }
    }
    return Optional.empty();
  }

  private static List<String> fit(List<String> lines) {
    List<String> fitted = new ArrayList<>();
    for (String line : lines) {
      String indented = line.startsWith("  ") ? line : "  " + line;
      fitted.addAll(Display.wrap(Display.ascii(indented), Display.WIDTH));
    }
    if (fitted.size() > MAX_LINES) {
      fitted.subList(MAX_LINES - 1, fitted.size()).clear();
      fitted.add("  ...");
    }
    return fitted;
  }
}
