package backprop.grader.course;

import backprop.grader.remote.Limits;
import java.time.Duration;

/**
 * How long a submission may take, in seconds. What is null has its default.
 *
 * @param call one call of a student's method
 * @param test one hidden test
 * @param submission after so long no further hidden test begins; all of them may use as much
 *     processor time together
 */
public record TimeLimits(Integer call, Integer test, Integer submission) {

  /** What an ordinary grading allows. */
  static final TimeLimits STANDARD = new TimeLimits(null, null, null);

  private static final int HOUR = 3600;

  /** Checks the numbers; what isn't said has its default. */
  public TimeLimits {
    call = call == null ? (int) Limits.STANDARD.call().toSeconds() : call;
    test = test == null ? (int) Limits.STANDARD.total().toSeconds() : test;
    submission = submission == null ? (int) Limits.STANDARD.session().toSeconds() : submission;
    if (call < 1 || test < call || submission < test || submission > HOUR) {
      throw new IllegalArgumentException(
          "limits: give seconds, at least 1, with call <= test <= submission <= 3600");
    }
  }

  /** Returns the limits of a grading. */
  public Limits limits() {
    return Limits.STANDARD
        .withCall(Duration.ofSeconds(call))
        .withTotal(Duration.ofSeconds(test))
        .withSession(Duration.ofSeconds(submission));
  }
}
