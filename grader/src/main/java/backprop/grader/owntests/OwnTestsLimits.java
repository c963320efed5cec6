package backprop.grader.owntests;

import java.time.Duration;

/**
 * How much a student's own tests may use.
 *
 * @param total the longest that they may take on all programs
 * @param sample the longest that trying some catches once more may take after that
 * @param test the longest that one test may take
 * @param start the longest that a process may take to be ready
 * @param traffic the most bytes that their process may send
 * @param tests the most tests that count
 * @param losses how often the tests may end their process
 */
record OwnTestsLimits(
    Duration total,
    Duration sample,
    Duration test,
    Duration start,
    long traffic,
    int tests,
    int losses) {

  static final OwnTestsLimits STANDARD =
      new OwnTestsLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          64L << 20,
          100,
          3);
}
