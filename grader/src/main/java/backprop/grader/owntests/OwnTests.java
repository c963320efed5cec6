package backprop.grader.owntests;

import backprop.grader.compile.CompileService;
import backprop.grader.compile.CompiledSubmission;
import backprop.grader.intake.Submission;
import backprop.grader.owntests.OwnTestsResult.Caught;
import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Tries the tests of one submission after the other on wrong implementations. */
public final class OwnTests {

  private static final Set<State> NOTHING_COUNTS =
      EnumSet.of(State.UNREPEATED, State.PROTOCOL_VIOLATION, State.UNTRUE, State.REJECTING);

  private final Launcher launcher;
  private final CompileService compiler;
  private final Programs programs;
  private final OwnTestsLimits limits;

  /**
   * Makes ready; nothing is started yet.
   *
   * @param launcher starts {@code ChildProgram.ownTests}
   * @param compiler has the test libraries
   * @param support the classes that tests of students may use
   * @param reference all classes of the reference, the given ones included
   * @param wrong programs that tests are to fail on
   * @param right programs that they have to pass on, beside the reference
   */
  public OwnTests(
      Launcher launcher,
      CompileService compiler,
      Map<String, byte[]> support,
      Map<String, byte[]> reference,
      List<Implementation> wrong,
      List<Implementation> right) {
    this(
        launcher,
        compiler,
        new Programs(support, reference, wrong, right),
        OwnTestsLimits.STANDARD);
  }

  OwnTests(Launcher launcher, CompileService compiler, Programs programs, OwnTestsLimits limits) {
    this.launcher = launcher;
    this.compiler = compiler;
    this.programs = programs;
    this.limits = limits;
  }

  /**
   * Returns what {@code ChildProgram.ownTests} reads to load what most tests use.
   *
   * @param reference its classes
   */
  public static byte[] rehearsal(Map<String, byte[]> reference) throws IOException {
    return TestsProcess.rehearsal(reference);
  }

  /**
   * Returns what a submission's own tests catch.
   *
   * @param seed the submission's; decides, with what no submission knows, what comes when
   * @throws IOException if the grader's own processes fail, which is no fault of the submission
   */
  public OwnTestsResult run(Submission submission, long seed) throws IOException {
    if (submission.ownTests().isEmpty()) {
      return without(State.NO_TESTS, List.of("no tests of your own yet"));
    }
    CompiledSubmission compiled = compiler.compileOwnTests(submission);
    if (compiled.classes().isEmpty()) {
      return without(State.NOT_COMPILED, compiled.notes());
    }
    try {
      return run(compiled, new Random(programs.secret(seed)));
    } catch (UnsendableException e) {
      return without(State.NOT_COMPILED, List.of("your tests are too large"));
    }
  }

  private OwnTestsResult run(CompiledSubmission compiled, Random random)
      throws IOException, UnsendableException {
    Map<String, byte[]> mine = Lambdas.writtenOut(compiled.classes());
    Tests tests = new Tests(limits.tests(), new TestNames(mine));
    List<String> types = mine.keySet().stream().filter(name -> name.indexOf('$') < 0).toList();
    Group group = Group.of(types, random);
    State state;
    Trial trial;
    try (TestsProcess process = process(mine, Map.of(), end(limits.total()))) {
      trial = new Trial(process, tests, programs, group, random);
      state = trial.run();
    }
    String unrepeated = trial.refused();
    Set<Implementation> caught = trial.catches().keySet();
    // The process has ended: what runs now is to meet nobody that it could ask.
    if (!NOTHING_COUNTS.contains(state) && !trial.toRepeat().isEmpty()) {
      try {
        unrepeated = unrepeated(mine, tests, trial, group, random);
        state = unrepeated == null ? state : State.UNREPEATED;
      } catch (TrialEndedException e) {
        state = e.state();
        caught = Set.of();
      }
    }
    if (state == State.DONE && tests.size() == 0) {
      state = State.NO_TESTS;
    }
    List<String> notes = new ArrayList<>(compiled.notes());
    notes.addAll(Remarks.on(tests, state, unrepeated, limits));
    return new OwnTestsResult(
        results(NOTHING_COUNTS.contains(state) ? Set.of() : caught),
        tests.size(),
        tests.counting(),
        notes,
        state);
  }

  /** Returns a test that doesn't say in fresh processes what it said; null if there's none. */
  private String unrepeated(
      Map<String, byte[]> mine, Tests tests, Trial trial, Group group, Random random)
      throws IOException, TrialEndedException, UnsendableException {
    // Where the group catches too little all tests run. They see that they are in a fresh process
    // then, and meet one more right program: who fails there always or at random loses more often.
    boolean enough = trial.toRepeat().values().stream().allMatch(group::has);
    List<Implementation> right = new ArrayList<>(trial.right());
    Collections.shuffle(right, random);
    int fewest = Math.min(right.size(), enough ? 1 : 2);
    long end = end(limits.sample());
    return new Sample(
            changed -> process(mine, changed, end), tests, enough ? group : group.widened())
        .unrepeated(trial.toRepeat(), right.subList(0, fewest), random);
  }

  private static long end(Duration longest) {
    return System.nanoTime() + longest.toNanos();
  }

  /** Returns a process that has the reference, but for some classes. */
  private TestsProcess process(Map<String, byte[]> mine, Map<String, byte[]> changed, long end)
      throws UnsendableException {
    Map<String, byte[]> classes = new HashMap<>(mine);
    classes.putAll(programs.reference());
    classes.putAll(changed);
    return new TestsProcess(
        launcher, limits, end, programs.key(), classes, PlainClasses.among(mine));
  }

  private OwnTestsResult without(State state, List<String> notes) {
    return new OwnTestsResult(results(Set.of()), 0, 0, notes, state);
  }

  private List<Caught> results(Set<Implementation> caught) {
    return programs.wrong().stream()
        .map(i -> new Caught(i.id(), i.topic(), i.misconception(), caught.contains(i)))
        .toList();
  }
}
