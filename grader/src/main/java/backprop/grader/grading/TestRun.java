package backprop.grader.grading;

import backprop.grader.diagnosis.Trace;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One hidden test that was run on its own, in a fresh child.
 *
 * @param calls with all arguments and answers
 * @param output the start of what the program printed
 */
public record TestRun(Outcome outcome, Trace calls, String output) {

  static TestRun of(
      HiddenTest test, long seed, HiddenSuite suite, Verdicts verdicts, Limits limits) {
    RemoteSubmission program = suite.program();
    Trace trace = Trace.toRead();
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    HiddenSuite.Listener listener =
        new HiddenSuite.Listener() {
          @Override
          public void begins(HiddenTest begun) {
            program.observe(trace);
            program.beginTest(limits, begun.seesChanges());
          }

          @Override
          public void ended(HiddenTest ended, Throwable thrown) {
            outcome.set(verdicts.of(thrown, program.endTest()));
          }
        };
    program.discardChild();
    suite.run(List.of(test), seed, listener);
    return new TestRun(outcome.get(), trace, program.discardChild());
  }
}
