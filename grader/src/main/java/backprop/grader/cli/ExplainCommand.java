package backprop.grader.cli;

import backprop.grader.common.Texts;
import backprop.grader.course.Course;
import backprop.grader.explain.ExplanationText;
import backprop.grader.explain.PartText;
import backprop.grader.explain.TestSearch;
import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.intake.Submission;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade explain}: what one hidden test asked a submission and got. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Staff only: shows what one hidden test asked a submission and got, call by call beside"
            + " what the reference answers. Shows hidden inputs.")
final class ExplainCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "SUBMISSION",
      description = "a folder, .zip or .tar.gz; with --class a student")
  private Path submission;

  @Parameters(
      index = "1",
      paramLabel = "TEST",
      description =
          "a test's name, such as SoftmaxTest.sumsToOne, or a piece of it that no other has; a"
              + " task or part, such as 3, 3.1 or B2, shows its tests with state, points and cause")
  private String test;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of the hidden inputs; by default from the assignment and the submission")
  private Long seed;

  @Option(names = "--all", description = "show every call and every number")
  private boolean all;

  @Mixin private ClassOption classOption;

  @Mixin private CourseOption courseOption;

  @Mixin private SandboxOptions sandboxOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    ClassOption.Asked asked = classOption.asked(submission, courseOption);
    Course course = asked == null ? courseOption.course() : asked.course();
    Texts t = course.policy().language();
    List<String> parts = parts(course.assignment());
    if (!parts.isEmpty() && seed == null && asked != null && asked.isGraded()) {
      return print(
          PartText.of(asked.known().stored().result(), parts, t) + asked.decided(parts, t));
    }
    GraderOptions options =
        sandboxOptions.graderOptions(false).withLimits(course.policy().limits().limits());
    Submission read =
        asked == null
            ? Installation.locate().reader(course.assignment()).read(submission)
            : asked.submission(err);
    Long used = seed == null && asked != null ? asked.seed() : seed;
    try (Grader grader = new Grader(Installation.locate(), course.assignment(), options)) {
      grader.remarks().forEach(remark -> err.println("grade: " + remark));
      if (!parts.isEmpty()) {
        String decided = asked == null ? "" : asked.decided(parts, t);
        return print(PartText.of(grader.grade(read, used, name -> true), parts, t) + decided);
      }
      List<HiddenTest> tests = grader.hiddenTests();
      List<HiddenTest> found = test.isBlank() ? List.of() : TestSearch.find(tests, test);
      if (found.size() != 1) {
        boolean none = found.isEmpty();
        err.println(
            none
                ? "grade: no hidden test has such a name; near ones:"
                : "grade: " + found.size() + " hidden tests fit; name one:");
        list(none ? TestSearch.near(tests, test) : found, err);
        return Main.USAGE;
      }
      String decided = asked == null ? "" : asked.decided(List.of(found.get(0).part()), t);
      return print(ExplanationText.of(grader.explain(read, used, found.get(0)), all, t) + decided);
    }
  }

  /** Returns the parts that were asked for: one, or those of a task; none if it's a test. */
  private List<String> parts(Assignment assignment) {
    return assignment.tasks().stream()
        .flatMap(
            task ->
                task.parts().keySet().stream()
                    .filter(p -> p.equalsIgnoreCase(test) || task.id().equalsIgnoreCase(test)))
        .toList();
  }

  private int print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static void list(List<HiddenTest> tests, PrintWriter err) {
    tests.forEach(test -> err.println("  " + test.name()));
  }
}
