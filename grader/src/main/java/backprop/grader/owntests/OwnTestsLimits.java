package backprop.grader.owntests;

import java.time.Duration;

/**
 * How much a student's own tests may use.
 *
 * @param total the longest that all runs may take together
 * @param run the longest that one run of all tests may take
 * @param pause the longest that the tests may take from one call to the next
 * @param call the longest that one call may take
 * @param start the longest that a process may take to be ready
 * @param calls the most calls in all runs
 * @param traffic the most bytes that the tests may send in all runs
 * @param tests the most tests that count
 * @param losses how often the tests may end their process, or keep it from answering
 */
record OwnTestsLimits(
    Duration total,
    Duration run,
    Duration pause,
    Duration call,
    Duration start,
    int calls,
    long traffic,
    int tests,
    int losses) {

  static final OwnTestsLimits STANDARD =
      new OwnTestsLimits(
          Duration.ofMinutes(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          2_000_000,
          4L << 30,
          100,
          3);

  OwnTestsLimits withTotal(Duration longest) {
    return new OwnTestsLimits(longest, run, pause, call, start, calls, traffic, tests, losses);
  }

  OwnTestsLimits withPause(Duration longest) {
    return new OwnTestsLimits(total, run, longest, call, start, calls, traffic, tests, losses);
  }

  OwnTestsLimits withCall(Duration longest) {
    return new OwnTestsLimits(total, run, pause, longest, start, calls, traffic, tests, losses);
  }
}
