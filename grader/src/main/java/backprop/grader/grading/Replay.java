package backprop.grader.grading;

import backprop.grader.diagnosis.Recording;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;

/** Runs one hidden test, alone in a fresh child, and keeps all that it asked and got. */
final class Replay implements HiddenSuite.Listener {

  private final RemoteSubmission program;
  private final Verdicts verdicts;
  private final Limits limits;
  private final Recording recording = new Recording();
  private Outcome outcome;

  private Replay(RemoteSubmission program, Verdicts verdicts, Limits limits) {
    this.program = program;
    this.verdicts = verdicts;
    this.limits = limits;
  }

  static TestRun of(
      HiddenTest test,
      long seed,
      RemoteSubmission program,
      HiddenSuite suite,
      Verdicts verdicts,
      Limits limits) {
    Replay replay = new Replay(program, verdicts, limits);
    program.discardChild();
    suite.run(List.of(test), seed, replay);
    return new TestRun(replay.outcome, replay.recording, program.lastOutput());
  }

  @Override
  public void begins(HiddenTest test) {
    program.observe(recording);
    program.beginTest(limits);
  }

  @Override
  public void ended(HiddenTest test, TestExecutionResult result) {
    outcome = verdicts.of(result, program.endTest());
  }
}
