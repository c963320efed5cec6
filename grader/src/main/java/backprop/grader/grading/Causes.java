package backprop.grader.grading;

import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.diagnosis.Diagnosis;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.diagnosis.SideBySide;
import backprop.grader.diagnosis.Trace;
import backprop.grader.diagnosis.Variant;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Misconception;
import backprop.grader.result.Outcome;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Adds to failed tests the misconception behind them, where the catalogue has it. */
final class Causes implements AutoCloseable {

  private final Assignment assignment;
  private final AssignmentClasses classes;
  private ProgramBench bench;
  private List<Variant> variants;

  Causes(Assignment assignment, AssignmentClasses classes) {
    this.assignment = assignment;
    this.classes = classes;
  }

  /**
   * Finds the causes task by task. A cause found in one task may be that of failures in a later
   * one.
   */
  void find(TestSession session, List<HiddenTest> tests) throws IOException {
    Set<Program<Mutant>> found = new LinkedHashSet<>();
    long wrongParts =
        filter(tests, session, Causes::hasCause).stream().map(HiddenTest::part).distinct().count();
    UnknownCauses.Effort effort = new UnknownCauses.Effort(wrongParts);
    for (Task task : assignment.tasks()) {
      List<HiddenTest> ofTask = tests.stream().filter(task::has).toList();
      List<HiddenTest> failed =
          filter(ofTask, session, Causes::hasCause).stream()
              // Most programs are ruled out by the first tests, so short ones save time.
              .sorted(Comparator.comparingInt(test -> session.traces().get(test).calls().size()))
              .toList();
      if (!failed.isEmpty()) {
        Map<HiddenTest, Trace> right = bench().reference(session.seed(), session.traces(), failed);
        List<Program<Mutant>> candidates = new ArrayList<>(found);
        classes.catalogue().mutants().stream()
            .filter(program -> task.parts().containsKey(program.entry().part()))
            .forEach(candidates::add);
        if (variants == null) {
          variants = classes.catalogue().variants();
        }
        Diagnosis diagnosis =
            new Diagnosis(
                bench().with(session.seed(), session.traces(), right),
                failed,
                filter(ofTask, session, Outcome::passed),
                test ->
                    new SideBySide(right.get(test).calls(), session.traces().get(test).calls())
                        .evidence(),
                variants.stream()
                    .collect(
                        Collectors.groupingBy(
                            Variant::part,
                            Collectors.mapping(Variant::method, Collectors.toSet()))));
        diagnosis
            .causes(candidates)
            .forEach(
                (test, cause) -> {
                  session.explain(test, misconception(cause));
                  found.add(cause);
                });
        new UnknownCauses(session, bench(), variants, mutants(), right, effort)
            .find(failed, filter(ofTask, session, Outcome::passed), diagnosis.partly());
      }
    }
  }

  private Map<String, Mutant> mutants() {
    return classes.catalogue().mutants().stream()
        .collect(Collectors.toMap(Program::id, Program::entry, (one, other) -> one));
  }

  // Too much memory can be a misconception too: a matrix where a row is enough.
  private static boolean hasCause(Outcome outcome) {
    return outcome.state() == State.FAILED || outcome.state() == State.OUT_OF_MEMORY;
  }

  /** Returns the misconception behind a program. */
  static Misconception misconception(Program<Mutant> cause) {
    return new Misconception(cause.id(), cause.entry().misconception(), cause.entry().hint());
  }

  private static List<HiddenTest> filter(
      List<HiddenTest> tests, TestSession session, Predicate<Outcome> wanted) {
    return tests.stream().filter(test -> wanted.test(session.outcome(test))).toList();
  }

  /** Returns where tests run on the reference; it takes long to make, so only if a test failed. */
  ProgramBench bench() throws IOException {
    return bench == null ? bench = new ProgramBench(classes) : bench;
  }

  @Override
  public void close() throws IOException {
    if (bench != null) {
      bench.close();
    }
  }
}
