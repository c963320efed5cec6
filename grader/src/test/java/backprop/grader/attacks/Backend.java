package backprop.grader.attacks;

import backprop.grader.common.Fault;
import backprop.grader.course.Course;
import backprop.grader.grading.Grader;
import backprop.grader.grading.GraderOptions;
import backprop.grader.grading.Installation;
import backprop.grader.remote.Limits;
import java.io.IOException;
import java.time.Duration;

/** What submissions may be run in, as the gallery names it. */
enum Backend {
  BUBBLEWRAP("bubblewrap"),
  DROPPED_USER("dropped-user"),
  PLAIN("plain");

  /** Shorter ones: what hangs is to hang as often, but not as long. */
  private static final Limits LIMITS =
      Limits.STANDARD
          .withCall(Duration.ofSeconds(3))
          .withTotal(Duration.ofSeconds(12))
          .withSession(Duration.ofSeconds(30));

  private final String option;

  Backend(String option) {
    this.option = option;
  }

  /** Returns the value of the option {@code --sandbox}. */
  String option() {
    return option;
  }

  /** Returns the best one that works on this computer. */
  static Backend best() throws IOException {
    for (Backend backend : values()) {
      if (backend.works()) {
        return backend;
      }
    }
    throw new IOException("not even a plain process works");
  }

  /** Tells whether it works on this computer. */
  boolean works() throws IOException {
    try (Grader grader = open()) {
      return grader.isolation() != null;
    } catch (Fault e) {
      return false;
    }
  }

  /** Starts a grader that uses this one and no other. */
  Grader open() throws IOException {
    return new Grader(
        Installation.locate(),
        Course.standard().assignment(),
        new GraderOptions(false, option, this != PLAIN, LIMITS));
  }
}
