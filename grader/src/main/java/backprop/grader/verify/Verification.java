package backprop.grader.verify;

import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.grading.Installation;
import backprop.grader.grading.ProgramGrader;
import backprop.grader.grading.UngradedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final ExecutorService workers;
  private final Catalogue catalogue;

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
   */
  public record Results(
      ProgramResult reference,
      ProgramResult skeleton,
      List<Graded<Mutant>> mutants,
      List<Graded<Alternative>> alternatives) {}

  /** Starts as many graders as there are processors. */
  public Verification(Installation installation) throws IOException {
    int parallel = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < parallel; i++) {
      graders.add(new ProgramGrader(installation));
    }
    catalogue = graders.element().catalogue();
    workers = Executors.newFixedThreadPool(parallel);
  }

  /** Returns the catalogue. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Returns how many programs one run grades. */
  public int size() {
    return 2 + catalogue.mutants().size() + catalogue.alternatives().size();
  }

  private interface Step {
    ProgramResult run(ProgramGrader grader) throws IOException;
  }

  /**
   * Grades everything.
   *
   * @param seed gives the hidden tests their inputs
   * @param graded is told after each program
   */
  public Results run(long seed, Runnable graded) {
    Future<ProgramResult> reference = reference(seed, graded);
    Future<ProgramResult> skeleton =
        submit(g -> new ProgramResult("skeleton", g.gradeSkeleton(seed)), graded);
    var mutants = all(catalogue.mutants(), seed, graded);
    var alternatives = all(catalogue.alternatives(), seed, graded);
    return new Results(
        wait(reference),
        wait(skeleton),
        pairs(catalogue.mutants(), mutants),
        pairs(catalogue.alternatives(), alternatives));
  }

  /** Returns how the reference is graded with one seed. */
  ProgramResult reference(long seed) {
    return wait(reference(seed, () -> {}));
  }

  /** Returns how the programs that are right and look different are graded with one seed. */
  List<Graded<Alternative>> alternatives(long seed) {
    return pairs(catalogue.alternatives(), all(catalogue.alternatives(), seed, () -> {}));
  }

  private Future<ProgramResult> reference(long seed, Runnable graded) {
    return submit(g -> new ProgramResult("reference", g.grade(Map.of(), seed)), graded);
  }

  private <T> List<Future<ProgramResult>> all(
      List<Program<T>> programs, long seed, Runnable graded) {
    List<Future<ProgramResult>> results = new ArrayList<>();
    for (Program<T> program : programs) {
      results.add(
          submit(g -> new ProgramResult(program.id(), g.grade(program.changed(), seed)), graded));
    }
    return results;
  }

  private Future<ProgramResult> submit(Step step, Runnable graded) {
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

  private static ProgramResult wait(Future<ProgramResult> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UngradedException("interrupted", e);
    } catch (ExecutionException e) {
      throw new UngradedException("a program can't be graded: " + e.getCause(), e);
    }
  }

  private static <T> List<Graded<T>> pairs(
      List<Program<T>> programs, List<Future<ProgramResult>> results) {
    List<Graded<T>> graded = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      graded.add(new Graded<>(programs.get(i), wait(results.get(i))));
    }
    return graded;
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    for (ProgramGrader grader : graders) {
      grader.close();
    }
  }
}
