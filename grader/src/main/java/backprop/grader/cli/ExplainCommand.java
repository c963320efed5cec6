package backprop.grader.cli;

import backprop.grader.course.Course;
import backprop.grader.explain.ExplanationText;
import backprop.grader.explain.PartText;
import backprop.grader.explain.TestSearch;
import backprop.grader.grading.Explanation;
import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Result;
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

  @Parameters(index = "0", paramLabel = "SUBMISSION", description = "a folder, .zip or .tar.gz")
  private Path submission;

  @Parameters(
      index = "1",
      paramLabel = "TEST",
      description =
          "a test's name, such as SoftmaxTest.sumsToOne, or a piece of it that no other has; a"
              + " task's part, such as 3.1, shows its tests with state, points and cause")
  private String test;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of the hidden inputs; by default from the assignment and the submission")
  private Long seed;

  @Option(names = "--all", description = "show every call and every number")
  private boolean all;

  @Mixin private CourseOption courseOption;

  @Mixin private SandboxOptions sandboxOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Course course = courseOption.course();
    GraderOptions options =
        sandboxOptions.graderOptions(false).withLimits(course.policy().limits().limits());
    try (Grader grader = new Grader(Installation.locate(), course.assignment(), options)) {
      grader.remarks().forEach(remark -> err.println("grade: " + remark));
      List<HiddenTest> tests = grader.hiddenTests();
      List<HiddenTest> found = test.isBlank() ? List.of() : TestSearch.find(tests, test);
      if (found.stream().allMatch(each -> each.part().equalsIgnoreCase(test)) && !found.isEmpty()) {
        Result result = grader.grade(submission, seed, name -> true);
        spec.commandLine().getOut().print(PartText.of(result, found.get(0).part()));
        spec.commandLine().getOut().flush();
        return 0;
      }
      if (found.size() != 1) {
        boolean none = found.isEmpty();
        err.println(
            none
                ? "grade: no hidden test has such a name; near ones:"
                : "grade: " + found.size() + " hidden tests fit; name one:");
        list(none ? TestSearch.near(tests, test) : found, err);
        return Main.USAGE;
      }
      Explanation explanation = grader.explain(submission, seed, found.get(0));
      spec.commandLine().getOut().print(ExplanationText.of(explanation, all));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private static void list(List<HiddenTest> tests, PrintWriter err) {
    tests.forEach(test -> err.println("  " + test.name()));
  }
}
