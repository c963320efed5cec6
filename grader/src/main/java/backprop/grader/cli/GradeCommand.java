package backprop.grader.cli;

import backprop.grader.common.Fault;
import backprop.grader.common.Output;
import backprop.grader.course.Course;
import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.report.ResultJson;
import backprop.grader.report.ScoreCard;
import backprop.grader.report.SubmissionPage;
import backprop.grader.result.Assignment;
import backprop.grader.result.Feedback;
import backprop.grader.result.GraderVersion;
import backprop.grader.result.Result;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade SUBMISSION}: grades one submission and prints its score card. */
@Command(
    name = "grade",
    mixinStandardHelpOptions = true,
    versionProvider = GradeCommand.Version.class,
    description = "Grades one submission of Backprop by Hand and prints its score card.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:graded, whatever the score",
      "1:usage",
      "2:the input can't be read as a submission",
      "3:the grader itself failed, or can't write an output"
    })
final class GradeCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "SUBMISSION",
      description =
          "a folder (such as student or solution), .zip or .tar.gz; with --class a student")
  private Path submission;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "also write the result as JSON; - for standard output instead of the card")
  private Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "also write the result as a page to read, print or hand out")
  private Path html;

  @Mixin private ReportOptions reportOptions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of the hidden inputs; by default from the assignment and the submission")
  private Long seed;

  @Option(
      names = "--feedback",
      paramLabel = "LEVEL",
      defaultValue = "student",
      description = "none, student (default) or staff; staff shows hidden inputs")
  private Feedback feedback;

  @Option(
      names = "--tests",
      paramLabel = "REGEX",
      description = "run only hidden tests whose name contains a match, such as SoftmaxTest")
  private String tests;

  @Option(
      names = "--in-process",
      description = "staff, for a debugger: run the submission inside the grader, unprotected")
  private boolean inProcess;

  @Mixin private ClassOption classOption;

  @Mixin private CourseOption courseOption;

  @Mixin private SandboxOptions sandboxOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (submission == null) {
      throw new Fault("name a SUBMISSION to grade (see grade --help)");
    }
    Pattern pattern = pattern();
    boolean jsonOnly = json != null && json.toString().equals("-");
    // Checked now, since grading takes a minute.
    if (json != null && !jsonOnly) {
      Output.to(json);
    }
    if (html != null) {
      Output.to(html);
    }
    reportOptions.check();
    if (inProcess) {
      spec.commandLine()
          .getErr()
          .println("grade: WARNING: --in-process runs the submission without any protection");
    }
    if (inProcess && sandboxOptions.areGiven()) {
      throw new Fault("--in-process runs without a sandbox: leave out one of the two");
    }
    ClassOption.Asked asked = classOption.asked(submission, courseOption);
    Course course = asked == null ? courseOption.course() : asked.course();
    Assignment assignment = course.assignment();
    GraderOptions options =
        sandboxOptions.graderOptions(inProcess).withLimits(course.policy().limits().limits());
    PrintWriter err = spec.commandLine().getErr();
    Predicate<String> wanted = name -> pattern.matcher(name).find();
    Result result;
    try (Grader grader = new Grader(Installation.locate(), assignment, options)) {
      grader.remarks().forEach(remark -> err.println("grade: " + remark));
      result =
          asked == null
              ? grader.grade(submission, seed, wanted)
              : grader.grade(asked.submission(err), seed == null ? asked.seed() : seed, wanted);
    } catch (Fault e) {
      reportOptions.writeUnreadable(e);
      throw e;
    }
    Result seen = result.at(feedback);
    spec.commandLine()
        .getOut()
        .print(
            jsonOnly
                ? ResultJson.of(seen)
                : ScoreCard.of(seen, course.policy().language()) + decided(asked, course));
    spec.commandLine().getOut().flush();
    if (json != null && !jsonOnly) {
      Output.write(json, ResultJson.of(seen));
    }
    if (html != null) {
      Output.write(html, SubmissionPage.of(assignment.title(), seen));
    }
    reportOptions.write(seen);
    return 0;
  }

  // The card has the grader's points; a second look may have settled others.
  private static String decided(ClassOption.Asked asked, Course course) {
    return asked == null ? "" : asked.decided(course.policy().language());
  }

  private Pattern pattern() {
    try {
      return Pattern.compile(tests == null ? "" : tests);
    } catch (PatternSyntaxException e) {
      throw new Fault("--tests: not a regular expression: " + e.getDescription());
    }
  }

  /** Prints the grader's version, as the build wrote it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"grade " + GraderVersion.text()};
    }
  }
}
