package backprop.grader.owntests;

import backprop.grader.owntests.TestsProcess.Said;
import backprop.grader.owntests.child.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tests of one submission, and which of them count. */
final class Tests {

  /** One more in so many may fail on the reference. */
  private static final int UNTRUE_SHARE = 5;

  /** They may fail on one right program in so many, and not on more. */
  private static final int REJECTED_SHARE = 2;

  private final int most;
  private final TestNames names;
  private final Map<String, Said> onReference = new LinkedHashMap<>();
  private final Set<String> passing = new HashSet<>();
  private int beyond;
  private final List<String> untrue = new ArrayList<>();
  private final Set<String> lost = new LinkedHashSet<>();
  private final Set<String> rejecting = new LinkedHashSet<>();
  private int rightTried;
  private int rejected;

  /** Creates the list of at most so many tests, none yet. */
  Tests(int most, TestNames names) {
    this.most = most;
    this.names = names;
  }

  /** Takes what the tests said of the reference. */
  void onReference(Map<String, Said> said) {
    said.forEach(
        (id, test) -> {
          // Those after the first ones are counted and no more: they must not dilute the untrue.
          if (onReference.size() >= most) {
            beyond++;
            return;
          }
          onReference.put(id, test);
          if (test.verdict() == Verdict.FAILED) {
            untrue.add(name(id));
          } else if (test.verdict() == Verdict.PASSED) {
            passing.add(id);
          }
        });
  }

  /** Takes what tests said of a right program other than the reference. */
  void onRight(Map<String, Said> said) {
    boolean isRejected = false;
    for (Map.Entry<String, Said> test : said.entrySet()) {
      if (test.getValue().verdict() == Verdict.FAILED && passing.remove(test.getKey())) {
        rejecting.add(test.getKey());
        isRejected = true;
      }
    }
    rightTried++;
    rejected += isRejected ? 1 : 0;
  }

  /** Strikes out a test that has ended its process. */
  void lost(String id) {
    lost.add(id);
    passing.remove(id);
  }

  /** Tells whether so many tests are wrong that those that aren't may be so by chance. */
  boolean areUntrue() {
    return untrue.size() * UNTRUE_SHARE > onReference.size();
  }

  /**
   * Tells whether the tests fail on so many of the right programs that were tried that they can't
   * know what is right.
   */
  boolean reject() {
    return rejected * REJECTED_SHARE > rightTried;
  }

  int size() {
    long only = lost.stream().filter(id -> !onReference.containsKey(id)).count();
    return onReference.size() + beyond + (int) only;
  }

  int counting() {
    return passing.size();
  }

  boolean counts(String id) {
    return passing.contains(id);
  }

  String name(String id) {
    return names.of(id);
  }

  /** Returns the name of the class in an id, as JUnit makes them. */
  static String type(String id) {
    return id.replaceAll("^.*\\[class:([^\\]]*)\\].*$", "$1");
  }

  /**
   * Returns the tests that count and reach one of these classes: those of the group first, and of
   * these and the others those that reach little.
   */
  List<String> reaching(BitSet classes, Group group) {
    Comparator<String> inGroup = Comparator.comparing(id -> !group.has(id));
    return onReference.keySet().stream()
        .filter(id -> passing.contains(id) && onReference.get(id).reached().intersects(classes))
        .sorted(inGroup.thenComparingInt(id -> onReference.get(id).reached().cardinality()))
        .toList();
  }

  List<String> rejecting() {
    return rejecting.stream().map(names::of).toList();
  }

  List<String> untrue() {
    return untrue;
  }

  List<String> lost() {
    return lost.stream().map(names::of).toList();
  }
}
