package hidden.support;

import backprop.grader.result.Misconception;
import backprop.grader.result.RefusedCallException;

/**
 * How many rows a test remembers of what a program sends it: far more than any epoch of a test has,
 * and few enough for whatever the test does with them.
 */
final class Room {

  private static final int ROWS = 20_000;

  private static final Misconception ENDLESS =
      new Misconception(
          "seen/endless-loop",
          "Your Trainer.trainEpoch makes far more batches than the data have: its loop doesn't come"
              + " to an end.",
          "What changes from one batch to the next, and when does the loop stop?");

  private int left = ROWS;

  /** Takes room for the rows of a batch, or refuses it to the program that sends it. */
  void take(int rows) {
    left -= rows + 1; // Batches without rows are remembered, too.
    if (left < 0) {
      throw new RefusedCallException(ENDLESS);
    }
  }
}
