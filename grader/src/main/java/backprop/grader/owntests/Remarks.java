package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import java.util.ArrayList;
import java.util.List;

/** What a student should know of tests that don't count, in sentences. */
final class Remarks {

  private static final int MOST_NAMED = 5;
  private static final int LONGEST_NAME = 100;

  private final List<String> notes = new ArrayList<>();

  private Remarks() {}

  /**
   * Returns the sentences.
   *
   * @param unrepeated the id of the test that said something else when tried once more, or null
   */
  static List<String> on(Tests tests, State state, String unrepeated, OwnTestsLimits limits) {
    Remarks remarks = new Remarks();
    remarks.named("failed on a right solution, so they don't count", tests.untrue());
    remarks.named(
        "failed on a right solution that is written differently, so they don't count",
        tests.rejecting());
    remarks.named(
        "ended the program or took longer than "
            + limits.test().toSeconds()
            + " seconds, so they don't count",
        tests.lost());
    if (tests.size() > limits.tests()) {
      remarks.notes.add(
          "only the first " + limits.tests() + " of " + tests.size() + " tests count");
    }
    remarks.end(state, unrepeated == null ? "" : tests.name(unrepeated), limits);
    return remarks.notes;
  }

  private void end(State state, String unrepeated, OwnTestsLimits limits) {
    switch (state) {
      case UNTRUE ->
          notes.add("more than a fifth of your tests fails on a right solution, so none counts");
      case REJECTING ->
          notes.add(
              "your tests fail on more than half of some right solutions that are written"
                  + " differently, so none counts: compare numbers with a tolerance, and ask only"
                  + " what is promised");
      case UNREPEATED ->
          notes.add(
              shortened(unrepeated)
                  + " said something else when it ran once more, in a fresh program that it"
                  + " knew nothing of, so no test counts: a test must not depend on what ran"
                  + " before it, on chance or on time");
      case TIMED_OUT ->
          notes.add(
              "your tests took longer than "
                  + limits.total().toSeconds()
                  + " seconds on all programs together, or when some were tried once more; what was"
                  + " not tried by then counts as not caught");
      case CRASHED ->
          notes.add(
              "your tests ended the whole program, or their set-up took longer than "
                  + limits.test().toSeconds()
                  + " seconds, again and again; what was not tried by then counts as not caught");
      case PROTOCOL_VIOLATION ->
          notes.add("your tests did what no test needs to do, so none counts");
      default -> {}
    }
  }

  private void named(String what, List<String> names) {
    if (!names.isEmpty()) {
      List<String> some =
          names.stream().limit(MOST_NAMED).sorted().map(Remarks::shortened).distinct().toList();
      int more = names.size() - MOST_NAMED;
      notes.add(what + ": " + String.join(", ", some) + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
  }
}
