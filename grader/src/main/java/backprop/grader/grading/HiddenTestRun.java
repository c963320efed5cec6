package backprop.grader.grading;

import backprop.grader.common.Fault;
import backprop.grader.diagnosis.Trace;
import backprop.grader.remote.Limits;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Outcome;
import backprop.grader.result.State;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the hidden tests on one submission after the other, and finds out why they fail. */
final class HiddenTestRun implements AutoCloseable {

  private final Assignment assignment;
  private final AssignmentClasses classes;
  private final Launcher launcher;
  private final Limits limits;
  private final HiddenSuite suite;
  private final Causes causes;
  private FollowThrough followThrough;

  HiddenTestRun(
      AssignmentClasses classes, Assignment assignment, Launcher launcher, Limits limits) {
    this.assignment = assignment;
    this.classes = classes;
    this.launcher = launcher;
    this.limits = limits;
    this.suite = HiddenSuite.of(classes, classes.given(), launcher, limits);
    this.causes = new Causes(assignment, classes);
  }

  /** Returns all hidden tests, in order. */
  List<HiddenTest> plan() {
    return suite.plan();
  }

  /**
   * Runs tests on a submission that shares no child with those before it, tries again what an
   * earlier task's mistake broke, and finds causes. The tests themselves stay loaded: code that was
   * compiled for one submission serves the next.
   *
   * @param program the submission's classes; for what it lacks, the stubs stand in
   * @param rejected its files that don't compile, each with what the compiler says
   * @param seed gives the tests their inputs
   * @param stopwatch is told of each phase
   */
  TestSession run(
      Map<String, byte[]> program,
      Map<String, String> rejected,
      long seed,
      List<HiddenTest> tests,
      Stopwatch stopwatch)
      throws IOException {
    try {
      TestSession session = begin(program, rejected, seed);
      session.run(tests);
      stopwatch.lap("testMillis");
      stopwatch.add(session.millis());
      if (!session.outcomes().values().stream().allMatch(Outcome::passed)) {
        if (followThrough == null) {
          followThrough = new FollowThrough(assignment, classes.reference());
        }
        followThrough.run(session, tests);
        stopwatch.lap("followThroughMillis");
        causes.find(session, tests);
        stopwatch.lap("diagnosisMillis");
      }
      return session;
    } finally {
      suite.program().discardChild();
    }
  }

  /** Runs tests on a program, and asks nobody why some fail. */
  TestSession runOnly(Map<String, byte[]> program, long seed, List<HiddenTest> tests) {
    try {
      TestSession session = begin(program, Map.of(), seed);
      session.run(tests);
      return session;
    } finally {
      suite.program().discardChild();
    }
  }

  /** Returns the failed tests whose sentence claims what holds of the program all the same. */
  List<String> untrueSentences(TestSession session) throws IOException {
    List<HiddenTest> failed =
        session.outcomes().keySet().stream()
            .filter(test -> session.outcome(test).state() == State.FAILED)
            .toList();
    Map<HiddenTest, Trace> right =
        causes.bench().reference(session.seed(), session.traces(), failed);
    return failed.stream()
        .filter(
            test ->
                Claims.hold(
                    test.property(), session.traces().get(test).calls(), right.get(test).calls()))
        .map(HiddenTest::name)
        .toList();
  }

  /** Returns what a program makes of the trial epoch; empty if it can't finish it. */
  Optional<TrainingCheck.Trial> trialEpoch(Map<String, byte[]> program) {
    try {
      suite.program().restart(classes.complete(program));
      return suite.trialEpoch(limits);
    } finally {
      suite.program().discardChild();
    }
  }

  /** Runs a test on the reference and returns its calls in full. */
  TestRun replayOnReference(HiddenTest test, long seed) throws IOException {
    return causes.bench().replay(test, seed);
  }

  /** Tells whether the reference, handed in just now, would pass all tests. */
  boolean gradesTheReference(long seed) {
    return gradesTheReference(classes, launcher, limits, seed);
  }

  /** Tells whether the reference passes all tests in children of a launcher. */
  static boolean gradesTheReference(
      AssignmentClasses classes, Launcher launcher, Limits limits, long seed) {
    HiddenSuite suite = HiddenSuite.of(classes, classes.reference(), launcher, limits);
    try {
      TestSession session = new TestSession(suite, seed, Map.of(), limits, () -> false);
      session.run(suite.plan());
      return suite.plan().stream().allMatch(test -> session.outcome(test).passed());
    } catch (Fault e) {
      return false;
    } finally {
      suite.program().close();
    }
  }

  private TestSession begin(Map<String, byte[]> program, Map<String, String> rejected, long seed) {
    suite.program().restart(classes.complete(program));
    return new TestSession(suite, seed, rejected, limits, () -> gradesTheReference(seed));
  }

  @Override
  public void close() throws IOException {
    causes.close();
    suite.program().close();
  }
}
