package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a student should know of tests that don't count, in sentences. */
final class Remarks {

  private static final int MOST_NAMED = 5;
  private static final int LONGEST_NAME = 100;

  /** The tests' process gives the names; a terminal must not obey them. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_$. -]");

  private Remarks() {}

  static List<String> on(Ledger ledger, State state, OwnTestsLimits limits) {
    List<String> notes = new ArrayList<>();
    if (!ledger.untrue().isEmpty()) {
      notes.add("failed on a right solution, so they don't count: " + names(ledger.untrue()));
    }
    if (!ledger.unsteady().isEmpty()) {
      notes.add(
          "said now this, now that of the same answers, so they don't count: "
              + names(ledger.unsteady()));
    }
    if (!ledger.lost().isEmpty()) {
      notes.add(
          "ended the program or took longer than "
              + limits.pause().toSeconds()
              + " seconds, so they don't count: "
              + names(ledger.lost()));
    }
    if (ledger.tests() > limits.tests()) {
      notes.add("only the first " + limits.tests() + " of " + ledger.tests() + " tests count");
    }
    switch (state) {
      case TIMED_OUT ->
          notes.add(
              "your tests took longer than "
                  + limits.total().toSeconds()
                  + " seconds on all implementations; what was not tried by then counts as not"
                  + " caught");
      case CRASHED -> notes.add("your tests ended the whole program, again and again");
      case PROTOCOL_VIOLATION -> notes.add("your tests did what no test needs to do; they ended");
      default -> {}
    }
    return notes;
  }

  private static String names(List<String> names) {
    List<String> some =
        names.stream().limit(MOST_NAMED).map(Remarks::printable).distinct().toList();
    int more = names.size() - MOST_NAMED;
    return String.join(", ", some) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String printable(String name) {
    String plain = UNPRINTABLE.matcher(name).replaceAll("?");
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "...";
  }
}
