package backprop.grader.grading;

import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.diagnosis.Diagnosis;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Misconception;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import backprop.grader.scoring.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Adds to failed tests the misconception behind them, where the catalogue has it. */
final class Causes implements AutoCloseable {

  private final Assignment assignment;
  private final Catalogue catalogue;
  private final Maker maker;
  private ProgramBench bench;

  /** Makes the bench; slow, so only once a test has failed. */
  interface Maker {
    ProgramBench make() throws IOException;
  }

  Causes(Assignment assignment, Catalogue catalogue, Maker maker) {
    this.assignment = assignment;
    this.catalogue = catalogue;
    this.maker = maker;
  }

  /**
   * Finds the causes task by task. A cause found in one task may be that of failures in a later
   * one.
   */
  void find(TestSession session, List<HiddenTest> tests) throws IOException {
    Set<Program<Mutant>> found = new LinkedHashSet<>();
    for (Task task : assignment.tasks()) {
      List<HiddenTest> failed =
          those(session, tests, task, o -> o.state() == State.FAILED).stream()
              // Most programs are ruled out by the first tests, so short ones save time.
              .sorted(Comparator.comparingInt(test -> session.traces().get(test).size()))
              .toList();
      if (!failed.isEmpty()) {
        List<Program<Mutant>> candidates = new ArrayList<>(found);
        catalogue.mutants().stream()
            .filter(program -> task.parts().containsKey(program.entry().part()))
            .forEach(candidates::add);
        var diagnosis =
            new Diagnosis(
                bench().with(session.seed(), session.traces()),
                failed,
                those(session, tests, task, Outcome::passed));
        diagnosis.causes(candidates).forEach((test, cause) -> name(session, test, cause, found));
      }
    }
  }

  private static void name(
      TestSession session, HiddenTest test, Program<Mutant> cause, Set<Program<Mutant>> found) {
    Mutant entry = cause.entry();
    Misconception misconception =
        new Misconception(cause.id(), entry.misconception(), entry.hint());
    session.outcomes().computeIfPresent(test, (t, outcome) -> outcome.because(misconception));
    found.add(cause);
  }

  private static List<HiddenTest> those(
      TestSession session, List<HiddenTest> tests, Task task, Predicate<Outcome> wanted) {
    return tests.stream()
        .filter(task::has)
        .filter(test -> session.outcomes().containsKey(test))
        .filter(test -> wanted.test(session.outcomes().get(test)))
        .toList();
  }

  /** Returns where tests run on the reference. */
  ProgramBench bench() throws IOException {
    return bench == null ? bench = maker.make() : bench;
  }

  @Override
  public void close() throws IOException {
    if (bench != null) {
      bench.close();
    }
  }
}
