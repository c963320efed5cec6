package backprop.grader.cli;

import backprop.grader.delivery.DeliveryException;
import backprop.grader.grading.UngradedException;
import backprop.grader.intake.UnreadableSubmissionException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program {@code grade}. */
public final class Main {

  static final int USAGE = 1;
  static final int UNREADABLE = 2;
  static final int GRADER_FAILED = 3;

  private Main() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs the command line and returns its exit code: 0, or 1 to 3 with one line on {@code err}. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new GradeCommand())
        .addSubcommand(new ClassCommand())
        .addSubcommand(new SkeletonCommand())
        .addSubcommand(new VerifyCommand())
        .addSubcommand(new PageCommand())
        .addSubcommand(new HandoutCommand())
        .addSubcommand(new ExplainCommand())
        .addSubcommand(new CompareCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, ignored) -> fail(err, USAGE, e.getMessage() + " (see grade --help)"))
        .setExecutionExceptionHandler((e, command, parsed) -> explain(err, e))
        .execute(args);
  }

  private static int explain(PrintWriter err, Exception e) {
    if (e instanceof UnreadableSubmissionException) {
      return fail(err, UNREADABLE, e.getMessage());
    }
    if (e instanceof UsageException || e instanceof DeliveryException) {
      return fail(err, USAGE, e.getMessage());
    }
    if (System.getenv("GRADE_DEBUG") != null) {
      e.printStackTrace(err);
    }
    String what = e instanceof UngradedException ? e.getMessage() : e.toString();
    return fail(err, GRADER_FAILED, "ungraded, no fault of the submission: " + what);
  }

  private static int fail(PrintWriter err, int code, String message) {
    err.println("grade: " + message.lines().findFirst().orElse("no message"));
    return code;
  }
}
