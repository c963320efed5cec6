package backprop.grader.cli;

import backprop.grader.authoring.HandoutZip;
import backprop.grader.common.Output;
import backprop.grader.course.Course;
import backprop.grader.course.CourseRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code grade handout}: writes what students receive, as one zip. */
@Command(
    name = "handout",
    mixinStandardHelpOptions = true,
    description =
        "Writes what students receive: student/ without what builds and editors leave there,"
            + " the handout as a page too, and the licence. Nothing of the solution or the grader."
            + " With --course it has the rules of the course in it.")
final class HandoutCommand implements Callable<Integer> {

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the zip to write")
  private Path out;

  @Mixin private CourseOption courseOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path root = Repository.root();
    Output.to(out);
    Course course = courseOption.course();
    String rules = courseOption.given() ? CourseRules.of(course) : null;
    Output.write(out, HandoutZip.of(root, course.assignment().version(), rules));
    spec.commandLine().getOut().println("wrote " + out);
    return 0;
  }
}
