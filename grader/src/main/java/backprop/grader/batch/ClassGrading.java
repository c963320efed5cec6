package backprop.grader.batch;

import backprop.grader.common.Output;
import backprop.grader.course.ClassList;
import backprop.grader.course.Course;
import backprop.grader.course.CourseLists;
import backprop.grader.course.CsvDialect;
import backprop.grader.course.Gradebook;
import backprop.grader.course.LastYear;
import backprop.grader.course.StoredResult;
import backprop.grader.course.Student;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.intake.Deliveries;
import backprop.grader.intake.Delivery;
import backprop.grader.intake.SourceDigests;
import backprop.grader.moodle.Worksheet;
import backprop.grader.moodle.WorksheetMatch;
import backprop.grader.moodle.WorksheetTimes;
import backprop.grader.remote.Limits;
import backprop.grader.result.Rubric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Grades a class, and makes its gradebook and reports.
 *
 * @param worksheet Moodle's; null if there is none
 * @param lastYear an earlier class to compare with; null if there is none
 * @param folder for results, gradebook and reports
 */
public record ClassGrading(
    Course course,
    CourseLists lists,
    Worksheet worksheet,
    LastYear lastYear,
    Deliveries deliveries,
    Path folder) {

  /**
   * What grading found out beside the results, which are kept.
   *
   * @param ungraded by submission, why the grader failed on it
   * @param digests by submission, of its sources
   * @param notNow what is new or changed, but wasn't to be graded now
   */
  public record Graded(
      Map<String, String> ungraded, Map<String, SourceDigests> digests, List<Delivery> notNow) {}

  /**
   * Grades what is new or changed.
   *
   * @param seed the same hidden inputs for all; null if each submission has its own
   * @param only the students who are graded now, by number or name; empty: all
   * @param again the students who are graded although they are known
   * @param jobs submissions at a time
   * @param progress gets a line now and then
   * @throws Fault if nobody is called so
   */
  public Graded grade(
      GraderOptions options,
      Long seed,
      List<String> only,
      List<String> again,
      int jobs,
      PrintWriter progress)
      throws IOException {
    Set<Delivery> chosen = list().handedIn("--only", only);
    Set<Delivery> anew = list().handedIn("--again", again);
    Output.sweep(folder);
    new ResultStore(folder).open();
    ClassRun run = run(options, seed);
    ClassRun.Plan plan =
        run.plan(deliveries.all(), one -> only.isEmpty() || chosen.contains(one), anew::contains);
    return grade(run, plan, Integer.toString(deliveries.all().size()), jobs, progress);
  }

  /**
   * Grades what is new or changed in a part of the class. Others may be at work in the same folder,
   * on other parts or, where a machine was taken for dead, on this one.
   */
  public Graded grade(Shard shard, GraderOptions options, Long seed, int jobs, PrintWriter progress)
      throws IOException {
    if (ShardRecord.forget(folder, shard)) {
      progress.printf(
          "grade: other numbers of parts were graded here before; for merging, all %d have to run%n",
          shard.of());
    }
    new ResultStore(folder).openBesideOthers();
    List<Delivery> part = shard.part(deliveries.all());
    String what = "shard %s: %d of %d".formatted(shard, part.size(), deliveries.all().size());
    ClassRun run = run(options, seed);
    return grade(run, run.plan(part, one -> true, one -> false), what, jobs, progress);
  }

  /**
   * Notes that a shard has ended, and all that merging wants to know.
   *
   * @param path of the class
   */
  public void note(Shard shard, Graded graded, GraderOptions options, Long seed, Path path)
      throws IOException {
    Map<String, String> keys = new TreeMap<>();
    new ResultStore(folder)
        .of(shard.part(deliveries.all()))
        .forEach((name, stored) -> keys.put(name, stored.key()));
    new ShardRecord(
            shard,
            circumstances(options.limits(), seed),
            seed,
            ShardRecord.size(path),
            deliveries.all(),
            deliveries.remarks(),
            keys,
            graded.ungraded(),
            graded.digests())
        .write(folder);
  }

  /** Returns the key of all that results depend on besides the submissions. */
  public String circumstances(Limits limits, Long seed) throws IOException {
    return new GradingKey(Installation.locate(), course.assignment(), limits, seed).ofAll();
  }

  private ClassRun run(GraderOptions options, Long seed) throws IOException {
    return new ClassRun(
        Installation.locate(), course.assignment(), options, seed, new ResultStore(folder));
  }

  private static Graded grade(
      ClassRun run, ClassRun.Plan plan, String what, int jobs, PrintWriter progress)
      throws IOException {
    List<Delivery> pending = plan.pending();
    progress.printf(
        "%s submissions: %d to grade, %d known, %d unreadable%s%n",
        what,
        pending.size(),
        plan.known(),
        plan.unreadable(),
        plan.notNow().isEmpty() ? "" : ", " + plan.notNow().size() + " left as they are");
    progress.flush();
    if (pending.isEmpty()) {
      return new Graded(Map.of(), plan.digests(), plan.notNow());
    }
    progress.println("grade: submissions run in: " + run.start());
    progress.println(
        "grade: this usually takes about "
            + ClassProgress.words(plan.usually(jobs).toSeconds())
            + "; stopped, the same command goes on");
    progress.flush();
    try (ClassProgress steps = new ClassProgress(progress, pending.size())) {
      return new Graded(run.grade(pending, jobs, steps::step), plan.digests(), plan.notNow());
    }
  }

  private ClassList list() {
    return new ClassList(course.policy().groups(), lists.roster(), deliveries.all());
  }

  /** Returns what is known of submissions, in today's points and words, which it keeps. */
  private Map<String, StoredResult> today(Map<String, StoredResult> stored) throws IOException {
    ResultStore store = new ResultStore(folder);
    Rubric rubric = Installation.locate().rubric(course.assignment());
    Map<String, StoredResult> results = new TreeMap<>();
    for (StoredResult known : stored.values()) {
      if (!known.isGraded() || known.result().fits(course.assignment())) {
        StoredResult today = known.by(rubric);
        if (!today.equals(known)) {
          store.write(today);
        }
        results.put(today.submission(), today);
      }
    }
    return results;
  }

  /**
   * Writes gradebook, pages and files for platforms, from all results that are there.
   *
   * @return what to tell the instructor
   */
  public String write(Graded graded, Outputs outputs) throws IOException {
    return write(graded, outputs, new ResultStore(folder).of(deliveries.all()));
  }

  /**
   * Writes gradebook, pages and files for platforms.
   *
   * @param stored the results, by submission
   * @return what to tell the instructor
   */
  public String write(Graded graded, Outputs outputs, Map<String, StoredResult> stored)
      throws IOException {
    Map<String, StoredResult> results = today(stored);
    ClassList list = list();
    List<String> remarks = new ArrayList<>(deliveries.remarks());
    List<String> old =
        graded.notNow().stream().map(Delivery::name).filter(results::containsKey).toList();
    if (!old.isEmpty()) {
      remarks.add(
          "new or changed, but left as they were graded before: "
              + Deliveries.some(old)
              + "; the same command without --only grades them");
    }
    remarks.addAll(list.remarksOnGroups(course.policy().groupSize()));
    WorksheetMatch match = null;
    Map<Student, Instant> times = Map.of();
    if (worksheet != null) {
      match = new WorksheetMatch(worksheet, list.students());
      match.forEachName(list::alsoCall);
      if (lists.roster().isEmpty()) {
        match.missing().forEach(list::add);
      }
      match.forEachSubmitted(list::expect);
      WorksheetTimes read = WorksheetTimes.of(match, course.policy().timeZone());
      times = read.times();
      remarks.addAll(match.remarks());
      remarks.addAll(read.remarks());
    }
    Gradebook gradebook =
        new Gradebook(course, lists, list, results, graded.ungraded(), times, graded.digests());
    remarks.addAll(gradebook.remarks());
    CsvDialect dialect = worksheet == null ? CsvDialect.STANDARD : worksheet.dialect();
    ClassFiles files =
        new ClassFiles(
            folder,
            course.policy(),
            dialect.with(outputs.dialect()),
            outputs.imports(),
            match,
            lastYear);
    remarks.addAll(files.write(gradebook.result(), results, outputs.anonymous()));
    files.note(
        ClassSummary.whole(gradebook.result(), graded.ungraded(), remarks), outputs.anonymous());
    return ClassSummary.of(gradebook.result(), graded.ungraded(), remarks);
  }
}
