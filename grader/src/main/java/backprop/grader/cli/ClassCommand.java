package backprop.grader.cli;

import backprop.grader.batch.ClassRun;
import backprop.grader.batch.ResultStore;
import backprop.grader.batch.StoredResult;
import backprop.grader.course.Course;
import backprop.grader.course.CourseLists;
import backprop.grader.course.Policy;
import backprop.grader.delivery.Deliveries;
import backprop.grader.delivery.Delivery;
import backprop.grader.gradebook.Gradebook;
import backprop.grader.gradebook.Worksheet;
import backprop.grader.gradebook.WorksheetColumn;
import backprop.grader.gradebook.WorksheetException;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    footer = {"", "Exit codes: 0 graded; 1 usage; 3 some could not be graded: start it again."})
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
      names = "--worksheet",
      paramLabel = "FILE",
      description = "Moodle's offline grading worksheet; DIR/worksheet.csv is it, filled in")
  private Path worksheetFile;

  @Option(
      names = "--worksheet-column",
      paramLabel = "COLUMN=HEADER",
      description =
          "what a column is called where Moodle's language isn't known; one of"
              + " ${COMPLETION-CANDIDATES}")
  private Map<WorksheetColumn, String> worksheetColumns = Map.of();

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

  @Mixin private CourseOption courseOption;

  @Mixin private SandboxOptions sandbox;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (jobs != null && jobs < 1) {
      throw new UsageException("--jobs: give a number from 1");
    }
    if (Files.isDirectory(path)
        && out.toAbsolutePath().normalize().startsWith(path.toAbsolutePath().normalize())) {
      // Otherwise the results would be taken for a submission.
      throw new UsageException("--out: name a folder outside that of the submissions");
    }
    Course course = courseOption.course();
    CourseLists lists = courseOption.lists(course);
    Worksheet worksheet = worksheet();
    GraderOptions options =
        sandbox.graderOptions(false).withLimits(course.policy().limits().limits());
    try (Deliveries deliveries = Deliveries.at(path);
        ClassFolderLock lock = ClassFolderLock.take(out)) {
      requireSameAssignment(course, worksheet, deliveries.all());
      AtomicFile.sweep(lock.folder());
      ResultStore store = new ResultStore(lock.folder());
      store.open();
      ClassRun run = new ClassRun(Installation.locate(), course.assignment(), options, seed, store);
      Map<String, String> ungraded = grade(run, deliveries.all());
      Map<String, StoredResult> results = store.of(deliveries.all());
      Gradebook gradebook =
          new Gradebook(course, lists, deliveries.all(), results, ungraded, worksheet);
      List<String> remarks = new ArrayList<>(deliveries.remarks());
      remarks.addAll(gradebook.remarks());
      remarks.addAll(
          new ClassFiles(lock.folder(), gradebook.book(), results, worksheet)
              .write(course.policy().feedback()));
      PrintWriter print = spec.commandLine().getOut();
      print.print(ClassSummary.of(gradebook.book(), ungraded, remarks));
      print.println("Wrote " + out.resolve("index.html") + ", gradebook.csv and more beside it");
      print.flush();
      return ungraded.isEmpty() ? 0 : Main.GRADER_FAILED;
    }
  }

  private Map<String, String> grade(ClassRun run, List<Delivery> all) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    ClassRun.Plan plan = run.plan(all);
    err.printf(
        "%d submissions: %d to grade, %d known, %d unreadable%n",
        all.size(), plan.pending().size(), plan.known(), plan.unreadable());
    err.flush();
    List<Delivery> pending = plan.pending();
    if (pending.isEmpty()) {
      return Map.of();
    }
    run.start().forEach(remark -> err.println("grade: " + remark));
    err.flush();
    int workers = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    try (ClassProgress progress = new ClassProgress(err, pending.size())) {
      return run.grade(pending, workers, progress::step);
    }
  }

  // Teams have numbers of their own.
  private static void requireSameAssignment(
      Course course, Worksheet worksheet, List<Delivery> all) {
    if (worksheet != null
        && course.policy().groups() == Policy.Groups.NONE
        && !worksheet.mayBeOf(all.stream().map(Delivery::moodlePrefix).toList())) {
      throw new UsageException(
          "--worksheet: none of its participants handed in anything here; is it another"
              + " assignment's?");
    }
  }

  private Worksheet worksheet() {
    if (worksheetFile == null) {
      return null;
    }
    try {
      return Worksheet.of(Files.readAllBytes(worksheetFile), worksheetColumns);
    } catch (WorksheetException e) {
      throw new UsageException(worksheetFile + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException("--worksheet: can't read " + worksheetFile);
    }
  }
}
