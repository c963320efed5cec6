package backprop.grader.owntests;

import backprop.grader.compile.CompileService;
import backprop.grader.compile.CompiledSubmission;
import backprop.grader.intake.Submission;
import backprop.grader.owntests.OwnTestsResult.Caught;
import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries the tests of one submission after the other on wrong implementations. */
public final class OwnTests {

  private final Launcher testsLauncher;
  private final Launcher hostLauncher;
  private final CompileService compiler;
  private final Set<String> api;
  private final Map<String, byte[]> reference;
  private final List<Implementation> implementations;
  private final Flaws flaws;
  private final OwnTestsLimits limits;

  /**
   * Makes ready; nothing is started yet.
   *
   * @param testsLauncher starts {@code Program.ownTests}
   * @param hostLauncher starts {@code Program.worker}, with a small heap
   * @param compiler has the test libraries
   * @param api the names of the assignment's public types
   * @param reference all classes of the reference, the given ones included
   * @param implementations the wrong ones
   */
  public OwnTests(
      Launcher testsLauncher,
      Launcher hostLauncher,
      CompileService compiler,
      Set<String> api,
      Map<String, byte[]> reference,
      List<Implementation> implementations) {
    this(
        testsLauncher,
        hostLauncher,
        compiler,
        api,
        reference,
        implementations,
        OwnTestsLimits.STANDARD);
  }

  OwnTests(
      Launcher testsLauncher,
      Launcher hostLauncher,
      CompileService compiler,
      Set<String> api,
      Map<String, byte[]> reference,
      List<Implementation> implementations,
      OwnTestsLimits limits) {
    this.testsLauncher = testsLauncher;
    this.hostLauncher = hostLauncher;
    this.compiler = compiler;
    this.api = Set.copyOf(api);
    this.reference = Map.copyOf(reference);
    this.implementations = List.copyOf(implementations);
    this.flaws = new Flaws(this.reference, this.implementations);
    this.limits = limits;
  }

  /**
   * Returns what a submission's own tests catch.
   *
   * @param seed the submission's; decides, with what no submission knows, who answers when
   * @throws IOException if the grader's own processes fail, which is no fault of the submission
   */
  public OwnTestsResult run(Submission submission, long seed) throws IOException {
    Ledger ledger = new Ledger(limits.tests());
    if (submission.ownTests().isEmpty()) {
      return result(ledger, List.of("no tests of your own yet"), State.NO_TESTS);
    }
    List<String> notes = new ArrayList<>();
    State state;
    try (TestsProcess tests = new TestsProcess(testsLauncher, limits.start());
        Host one = new Host(hostLauncher, api, reference, limits);
        Host other = new Host(hostLauncher, api, reference, limits)) {
      tests.prepare(); // They start while javac is busy.
      one.prepare();
      other.prepare();
      CompiledSubmission compiled = compiler.compileOwnTests(submission);
      notes.addAll(compiled.notes());
      if (compiled.classes().isEmpty()) {
        return result(ledger, notes, State.NOT_COMPILED);
      }
      tests.load(compiled.classes());
      Relay relay = new Relay(api, limits);
      state =
          new Trial(tests, one, other, relay, ledger, limits)
              .run(new Schedule(flaws, implementations, flaws.mixed(seed)), implementations);
    }
    if (state == State.DONE && ledger.tests() == 0) {
      return result(ledger, notes, State.NO_TESTS);
    }
    notes.addAll(Remarks.on(ledger, state, limits));
    return result(ledger, notes, state);
  }

  private OwnTestsResult result(Ledger ledger, List<String> notes, State state) {
    Set<String> counting = ledger.counting();
    List<Caught> caught =
        implementations.stream()
            .map(
                i -> new Caught(i.id(), i.topic(), i.misconception(), ledger.catching(i, counting)))
            .toList();
    return new OwnTestsResult(caught, ledger.tests(), counting.size(), notes, state);
  }
}
