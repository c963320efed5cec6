package backprop.grader.authoring;

import backprop.grader.common.Fault;
import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.grading.Installation;
import backprop.grader.grading.ProgramGrader;
import backprop.grader.grading.TestsOnPrograms;
import backprop.grader.result.Assignment;
import backprop.grader.result.TaskResult;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Grades the reference, the skeleton and every program of the catalogue, several at a time. All of
 * them are trusted, so they run within the grader.
 */
public final class Verification implements AutoCloseable {

  private final BlockingQueue<ProgramGrader> graders = new LinkedBlockingQueue<>();
  private final TestsOnPrograms publicTests;
  private final ExecutorService workers;
  private final Catalogue catalogue;
  private final OverwritingTrials overwriting;

  /**
   * A program and how it was graded.
   *
   * @param program the catalogue's entry
   * @param result its points and tests
   */
  public record Graded<T>(Program<T> program, ProgramResult result) {}

  /**
   * All results for one seed.
   *
   * @param reference of the solution itself
   * @param skeleton of the stubs
   * @param ownTests the programs that students' own tests are tried on, each with the public tests
   *     that it fails
   * @param overwritten of programs that overwrite their arguments
   */
  public record Results(
      ProgramResult reference,
      ProgramResult skeleton,
      List<Graded<Mutant>> mutants,
      List<Graded<Alternative>> alternatives,
      Map<Program<Mutant>, SortedSet<String>> ownTests,
      List<Overwritten> overwritten) {}

  /**
   * Starts as many graders as there are processors.
   *
   * @param assignment without the task of own tests
   */
  public Verification(Installation installation, Assignment assignment) throws IOException {
    int parallel = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < parallel; i++) {
      graders.add(new ProgramGrader(installation, assignment));
    }
    catalogue = graders.element().catalogue();
    publicTests = TestsOnPrograms.publicTests(installation, catalogue.reference());
    overwriting = new OverwritingTrials(assignment, catalogue.reference());
    workers = Executors.newFixedThreadPool(parallel);
  }

  /** Returns the catalogue. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Returns how many programs one run grades. */
  public int size() {
    return 2
        + catalogue.mutants().size()
        + catalogue.alternatives().size()
        + overwriting.trials(false).size();
  }

  private interface Step<T> {
    T run(ProgramGrader grader) throws IOException;
  }

  /**
   * Grades everything.
   *
   * @param seed gives the hidden tests their inputs
   * @param graded is told after each program
   */
  public Results run(long seed, Runnable graded) {
    Future<ProgramResult> reference = reference(seed, graded);
    Future<ProgramResult> skeleton = submit(g -> new ProgramResult(g.gradeSkeleton(seed)), graded);
    var mutants = all(catalogue.mutants(), seed, graded);
    var alternatives = all(catalogue.alternatives(), seed, graded);
    Map<Program<Mutant>, Future<SortedSet<String>>> ownTests = new LinkedHashMap<>();
    for (Program<Mutant> program : catalogue.forOwnTests()) {
      ownTests.put(program, workers.submit(() -> publicTests.failed(program.changed())));
    }
    var overwritten = submit(overwriting.trials(false), seed, graded);
    return new Results(
        wait(reference),
        wait(skeleton),
        wait(mutants),
        wait(alternatives),
        wait(ownTests),
        wait(overwritten));
  }

  /** Returns what every kind of overwriting brings on every method. */
  List<Overwritten> overwritten(long seed) {
    return wait(submit(overwriting.trials(true), seed, () -> {}));
  }

  private List<Future<Overwritten>> submit(
      List<OverwritingTrials.Trial> trials, long seed, Runnable graded) {
    return trials.stream().map(trial -> submit(grader -> trial.run(grader, seed), graded)).toList();
  }

  /** Returns how the reference is graded with one seed. */
  ProgramResult reference(long seed) {
    return wait(reference(seed, () -> {}));
  }

  /** Returns how the programs that are right and look different are graded with one seed. */
  List<Graded<Alternative>> alternatives(long seed) {
    return wait(all(catalogue.alternatives(), seed, () -> {}));
  }

  private Future<ProgramResult> reference(long seed, Runnable graded) {
    return submit(g -> new ProgramResult(g.grade(Map.of(), seed)), graded);
  }

  private <T> List<Future<Graded<T>>> all(List<Program<T>> programs, long seed, Runnable graded) {
    return programs.stream().map(program -> submit(program, seed, graded)).toList();
  }

  private <T> Future<Graded<T>> submit(Program<T> program, long seed, Runnable graded) {
    return submit(
        g -> {
          List<TaskResult> tasks = g.grade(program.changed(), seed);
          return new Graded<>(program, new ProgramResult(tasks, g.untrueSentences()));
        },
        graded);
  }

  private <T> Future<T> submit(Step<T> step, Runnable graded) {
    return workers.submit(
        () -> {
          ProgramGrader grader = graders.take();
          try {
            return step.run(grader);
          } finally {
            graders.add(grader);
            graded.run();
          }
        });
  }

  private static <P, R> Map<P, R> wait(Map<P, Future<R>> results) {
    Map<P, R> done = new LinkedHashMap<>();
    results.forEach((program, result) -> done.put(program, wait(result)));
    return done;
  }

  private static <R> List<R> wait(List<Future<R>> results) {
    return results.stream().map(result -> wait(result)).toList();
  }

  private static <R> R wait(Future<R> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault(Fault.Kind.GRADER, "interrupted", e);
    } catch (ExecutionException e) {
      throw new Fault(Fault.Kind.GRADER, "a program can't be graded: " + e.getCause(), e);
    }
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    for (ProgramGrader grader : graders) {
      grader.close();
    }
  }
}
