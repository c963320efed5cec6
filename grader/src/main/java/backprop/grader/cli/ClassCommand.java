package backprop.grader.cli;

import backprop.grader.batch.ClassFolderLock;
import backprop.grader.batch.ClassGrading;
import backprop.grader.batch.GradedClass;
import backprop.grader.batch.Outputs;
import backprop.grader.batch.Shard;
import backprop.grader.common.Fault;
import backprop.grader.course.Course;
import backprop.grader.course.CourseLists;
import backprop.grader.course.LastYear;
import backprop.grader.grading.GraderOptions;
import backprop.grader.intake.Deliveries;
import backprop.grader.moodle.Worksheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade class}: grades all submissions of a class, and writes its gradebook and reports. */
@Command(
    name = "class",
    mixinStandardHelpOptions = true,
    description =
        "Grades the submissions of a class and writes its gradebook and reports. Started again, it"
            + " goes on where it was stopped and grades only what is new or changed.",
    footer = {
      "",
      "Exit codes: 0 graded; 1 usage; 3 some could not be graded: start it again; or nothing was,",
      "since no sandbox works here and a plain process was not asked for (--sandbox plain)."
    })
final class ClassCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      description =
          "a folder of submissions or clones, or Moodle's download of all, zip or unpacked")
  private Path path;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where results, gradebook and reports are kept")
  private Path out;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "submissions at a time; default: one for each processor")
  private Integer jobs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same hidden inputs for all; by default each submission has its own")
  private Long seed;

  @Option(
      names = "--only",
      arity = "1..*",
      paramLabel = "STUDENT",
      description = "grade only these students, by number or name; all others stay as they are")
  private List<String> only = List.of();

  @Option(
      names = "--again",
      arity = "1..*",
      paramLabel = "STUDENT",
      description = "grade these students anew, although their results are known")
  private List<String> again = List.of();

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "grade only the Kth of N parts and write no reports: see grade merge; in a Slurm array"
              + " and in a Kubernetes Indexed Job each task finds its own")
  private String shardText;

  @Mixin private WorksheetOption worksheetOption;

  @Mixin private CourseOption courseOption;

  @Mixin private OutputOptions outputOptions;

  @Mixin private SandboxOptions sandbox;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (jobs != null && jobs < 1) {
      throw new Fault("--jobs: give a number from 1");
    }
    if (Files.isDirectory(path)
        && out.toAbsolutePath().normalize().startsWith(path.toAbsolutePath().normalize())) {
      // Otherwise the results would be taken for a submission.
      throw new Fault("--out: name a folder outside that of the submissions");
    }
    Outputs outputs = outputOptions.outputs();
    Shard shard = Shard.of(shardText, System.getenv());
    if (shard != null && !(only.isEmpty() && again.isEmpty())) {
      throw new Fault("--only, --again: these choose from a whole class; leave out --shard");
    }
    Course course = courseOption.course();
    CourseLists lists = courseOption.lists(course);
    Worksheet worksheet = worksheetOption.read();
    LastYear before = outputOptions.lastYear(courseOption);
    GraderOptions options = sandbox.classOptions().withLimits(course.policy().limits().limits());
    try (Deliveries deliveries = Deliveries.at(path, course.policy().timeZone());
        ClassFolderLock lock =
            shard == null ? ClassFolderLock.take(out) : ClassFolderLock.share(out)) {
      WorksheetOption.requireSameAssignment(course, worksheet, deliveries.all());
      ClassGrading grading =
          new ClassGrading(course, lists, worksheet, before, deliveries, lock.folder());
      int workers = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
      PrintWriter print = spec.commandLine().getOut();
      PrintWriter progress = spec.commandLine().getErr();
      GradedClass.note(lock.folder(), path, courseOption.folder());
      ClassGrading.Graded graded;
      if (shard == null) {
        graded = grading.grade(options, seed, only, again, workers, progress);
        print.print(grading.write(graded, outputs));
        print.println("Wrote " + out.resolve("index.html") + ", gradebook.csv and more beside it");
      } else {
        graded = grading.grade(shard, options, seed, workers, progress);
        grading.note(shard, graded, options, seed, path);
        print.println("Wrote shard " + shard + "; when all are done: grade merge --out " + out);
      }
      print.flush();
      return graded.ungraded().isEmpty() ? 0 : Main.GRADER_FAILED;
    }
  }
}
