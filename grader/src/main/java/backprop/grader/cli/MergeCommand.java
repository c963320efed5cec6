package backprop.grader.cli;

import backprop.grader.batch.ClassFolderLock;
import backprop.grader.batch.ClassGrading;
import backprop.grader.batch.ClassMerge;
import backprop.grader.batch.GradedClass;
import backprop.grader.course.Course;
import backprop.grader.course.CourseLists;
import backprop.grader.course.StoredResult;
import backprop.grader.intake.Deliveries;
import backprop.grader.moodle.Worksheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade merge}: makes one class's gradebook and reports of the shards' results. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description =
        "Writes gradebook and reports of a class that was graded in shards (grade class --shard"
            + " K/N), as one machine would have. Nothing is graded, and no submission is read.",
    footer = {
      "",
      "Exit codes: 0 all are graded; 1 usage, or shards that don't belong together; 3 some are",
      "missing, and it is said which: start those again, then merge again."
    })
final class MergeCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description = "where shards were told to write (--out); default: the folder of --out")
  private List<Path> folders = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where results, gradebook and reports are kept; may be one of the others")
  private Path out;

  @Mixin private WorksheetOption worksheetOption;

  @Mixin private CourseOption courseOption;

  @Mixin private OutputOptions outputOptions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Course course = courseOption.course();
    CourseLists lists = courseOption.lists(course);
    Worksheet worksheet = worksheetOption.read();
    List<Path> shards = folders.isEmpty() ? List.of(out) : folders;
    ClassMerge merge = new ClassMerge(shards);
    try (Deliveries deliveries = merge.deliveries();
        ClassFolderLock lock = ClassFolderLock.take(out)) {
      WorksheetOption.requireSameAssignment(course, worksheet, deliveries.all());
      ClassGrading grading =
          new ClassGrading(
              course,
              lists,
              worksheet,
              outputOptions.lastYear(courseOption),
              deliveries,
              lock.folder());
      merge.requireKey(grading.circumstances(course.policy().limits().limits(), merge.seed()));
      Map<String, StoredResult> results = merge.results(lock.folder());
      ClassGrading.Graded graded = merge.graded();
      GradedClass.at(shards.get(0)).noteIn(lock.folder());
      PrintWriter print = spec.commandLine().getOut();
      print.print(grading.write(graded, outputOptions.outputs(), results));
      print.println("Wrote " + out.resolve("index.html") + ", gradebook.csv and more beside it");
      print.flush();
      String missing = merge.missing(results);
      if (!missing.isEmpty()) {
        spec.commandLine().getErr().println("grade: " + missing);
      }
      return missing.isEmpty() && graded.ungraded().isEmpty() ? 0 : Main.GRADER_FAILED;
    }
  }
}
