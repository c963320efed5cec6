package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All runs of one submission's tests, until they are done or something ends them. */
final class Trial {

  private final TestsProcess tests;
  private final Host right;
  private final Host wrong;
  private final Relay relay;
  private final Ledger ledger;
  private final OwnTestsLimits limits;
  private final long end;
  private final Set<String> struckOut = new HashSet<>();
  private int losses;
  private State state = State.DONE;

  Trial(
      TestsProcess tests,
      Host right,
      Host wrong,
      Relay relay,
      Ledger ledger,
      OwnTestsLimits limits) {
    this.tests = tests;
    this.right = right;
    this.wrong = wrong;
    this.relay = relay;
    this.ledger = ledger;
    this.limits = limits;
    this.end = System.nanoTime() + limits.total().toNanos();
  }

  /**
   * Makes all runs.
   *
   * @throws IOException if the grader's own processes fail
   */
  State run(Schedule schedule, List<Implementation> implementations) throws IOException {
    Map<String, Outcome> onReference = Map.of();
    for (Round round : schedule.survey()) {
      Map<String, Outcome> outcomes = run(round);
      if (outcomes == null) {
        return state;
      }
      if (round.isReference()) {
        ledger.reference(outcomes);
        onReference = outcomes;
      }
    }
    for (int stage = 0; stage < Schedule.STAGES; stage++) {
      Set<String> counting = ledger.counting();
      List<Implementation> open =
          implementations.stream().filter(i -> ledger.catching(i, counting) == 0).toList();
      for (Round round : schedule.rounds(onReference, open, stage)) {
        Map<String, Outcome> outcomes = run(round);
        if (outcomes == null) {
          return state;
        }
        if (round.isReference()) {
          ledger.reference(outcomes);
        } else {
          ledger.wrong(round.implementation(), outcomes);
        }
      }
    }
    return state;
  }

  /** Returns what became of the tests, or null if there's an end to it all. */
  private Map<String, Outcome> run(Round round) throws IOException {
    while (true) {
      if (System.nanoTime() > end) {
        state = State.TIMED_OUT;
        return null;
      }
      RunRecord written = new RunRecord();
      // The reference comes up so often that it has a process of its own.
      Host host = round.isReference() ? right : wrong;
      try {
        host.become(round.changed());
        relay.run(host, tests.line(), round.chosen(), struckOut, end, written);
        return written.outcomes();
      } catch (Relay.TestsLost e) {
        tests.close();
        host.close(); // It may be in the middle of a call.
        if (System.nanoTime() > end) {
          state = State.TIMED_OUT;
          return null;
        }
        if (written.test().isEmpty() || ++losses > limits.losses()) {
          state = State.CRASHED;
          return null;
        }
        // Whatever it said of others in this run, the run begins again without it.
        struckOut.add(written.test());
        ledger.strikeOut(written.test());
      } catch (ProtocolException e) {
        tests.close();
        state = State.PROTOCOL_VIOLATION;
        return null;
      } catch (UnsendableException e) {
        throw new IOException(e);
      }
    }
  }
}
