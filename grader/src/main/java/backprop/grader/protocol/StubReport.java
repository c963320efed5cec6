package backprop.grader.protocol;

import java.util.regex.Pattern;

/**
 * That a stub was reached, whatever the submission did with its exception.
 *
 * @param task the exception's message, such as "Task 3.2: Softmax.softmax"
 * @param stub the name of the class that made the exception
 */
public record StubReport(String task, String stub) {

  private static final Pattern LABEL =
      Pattern.compile("Task B?[0-9]{1,2}\\.[0-9]{1,2}: [A-Za-z0-9_.]{1,80}");

  /** Caps both strings. */
  public StubReport {
    task = capped(task);
    stub = capped(stub);
  }

  private static String capped(String text) {
    String some = String.valueOf(text);
    return some.length() <= Caps.MESSAGE ? some : some.substring(0, Caps.MESSAGE);
  }

  /**
   * Returns this report as it may be shown. A submission can make such exceptions with any text it
   * likes; what isn't the label of a stub stays out of the reports.
   */
  public StubReport labelled() {
    return LABEL.matcher(task).matches() ? this : new StubReport("another method", stub);
  }

  /** Appends a report, or that there is none. */
  public static void write(ByteSink sink, StubReport report) throws UnsendableException {
    sink.putByte(report == null ? 0 : 1);
    if (report != null) {
      sink.putString(report.task).putString(report.stub);
    }
  }

  /** Returns the report, or null if there is none. */
  public static StubReport read(ByteSource source) throws ProtocolException {
    return source.getFlag() ? new StubReport(source.getName(), source.getName()) : null;
  }
}
