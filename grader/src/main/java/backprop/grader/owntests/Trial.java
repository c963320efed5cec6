package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.owntests.child.Verdict;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All runs of one submission's tests, until they are done or something ends them. */
final class Trial {

  private final TestsProcess tests;
  private final Relay relay;
  private final Ledger ledger;
  private final OwnTestsLimits limits;
  private final long end;
  private final Set<String> struckOut = new HashSet<>();
  private Host answering;
  private Host resting;
  private int losses;
  private State state = State.DONE;

  /**
   * Makes ready.
   *
   * @param one a host
   * @param other another one: while one answers, the other loads the next program
   */
  Trial(
      TestsProcess tests, Host one, Host other, Relay relay, Ledger ledger, OwnTestsLimits limits) {
    this.tests = tests;
    this.answering = one;
    this.resting = other;
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
    Map<String, Outcome> onReference = new TreeMap<>();
    Set<String> failing = new HashSet<>();
    List<Round> survey = schedule.survey();
    for (int i = 0; i < survey.size() && state == State.DONE; i++) {
      Map<String, Outcome> outcomes = run(survey, i);
      if (survey.get(i).isReference()) {
        ledger.reference(outcomes);
        onReference.putAll(outcomes);
      } else {
        outcomes.values().removeIf(outcome -> outcome.verdict() != Verdict.FAILED);
        failing.addAll(outcomes.keySet());
      }
    }
    for (int stage = 0; stage < Schedule.STAGES && state == State.DONE; stage++) {
      Set<String> counting = ledger.counting();
      onReference.keySet().retainAll(counting); // The others can't change the result any more.
      List<Implementation> open =
          implementations.stream().filter(i -> ledger.catching(i, counting) == 0).toList();
      List<Round> rounds = schedule.rounds(onReference, failing, open, stage);
      for (int i = 0; i < rounds.size() && state == State.DONE; i++) {
        Map<String, Outcome> outcomes = run(rounds, i);
        if (rounds.get(i).isReference()) {
          ledger.reference(outcomes);
        } else {
          ledger.wrong(rounds.get(i).implementation(), outcomes);
        }
      }
    }
    return state;
  }

  /**
   * Makes a run and returns what became of the tests: nothing, if there's an end to it all.
   *
   * <p>The hosts take turns, whoever answers.
   */
  private Map<String, Outcome> run(List<Round> rounds, int number) throws IOException {
    Host host = resting;
    resting = answering;
    answering = host;
    while (System.nanoTime() <= end) {
      Round round = rounds.get(number);
      RunRecord written = new RunRecord();
      try {
        host.become(round.changed());
        host.ready();
        if (number + 1 < rounds.size()) {
          resting.become(rounds.get(number + 1).changed());
        }
        relay.run(host, tests.line(), round.chosen(), struckOut, end, written);
        return written.outcomes();
      } catch (Relay.TestsLost e) {
        tests.close();
        host.close(); // It may be in the middle of a call.
        if (System.nanoTime() > end) {
          break;
        }
        if (written.test().isEmpty() || ++losses > limits.losses()) {
          state = State.CRASHED;
          return Map.of();
        }
        // Whatever it said of others in this run, the run begins again without it.
        struckOut.add(written.test());
        ledger.strikeOut(written.test());
      } catch (ProtocolException e) {
        tests.close();
        state = State.PROTOCOL_VIOLATION;
        return Map.of();
      } catch (UnsendableException e) {
        throw new IOException(e);
      }
    }
    state = State.TIMED_OUT;
    return Map.of();
  }
}
