package backprop.grader.remote;

import java.time.Duration;

/**
 * How much a submission may use.
 *
 * @param start the longest that a child may take to be ready
 * @param call the longest that one call may take, callbacks included
 * @param total the longest that one test may take, the grader's own work included
 * @param session the time after which no further test of a submission begins; its children may use
 *     as much processor time in all
 * @param callbacks the most callbacks within one call
 * @param depth the most calls inside one another, through callbacks
 * @param handles the most objects of the child that one test may hold
 * @param answer the most bytes that the child may send at once
 * @param traffic the most bytes that the child may send during one test
 */
public record Limits(
    Duration start,
    Duration call,
    Duration total,
    Duration session,
    int callbacks,
    int depth,
    int handles,
    long answer,
    long traffic) {

  /** The limits of an ordinary grading. */
  public static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          100_000,
          64,
          10_000,
          8L << 20,
          32L << 20);

  /** Returns these limits with another one for a call. */
  public Limits withCall(Duration longest) {
    return new Limits(start, longest, total, session, callbacks, depth, handles, answer, traffic);
  }

  /** Returns these limits with another one for a whole test. */
  public Limits withTotal(Duration longest) {
    return new Limits(start, call, longest, session, callbacks, depth, handles, answer, traffic);
  }

  /** Returns these limits with another one for all tests of a submission. */
  public Limits withSession(Duration longest) {
    return new Limits(start, call, total, longest, callbacks, depth, handles, answer, traffic);
  }

  /** Returns these limits with another one for the callbacks within a call. */
  public Limits withCallbacks(int most) {
    return new Limits(start, call, total, session, most, depth, handles, answer, traffic);
  }

  /** Returns limits that allow so many times the time. */
  public Limits slowerBy(int factor) {
    return new Limits(
        start.multipliedBy(factor),
        call.multipliedBy(factor),
        total.multipliedBy(factor),
        session.multipliedBy(factor),
        callbacks,
        depth,
        handles,
        answer,
        traffic);
  }
}
