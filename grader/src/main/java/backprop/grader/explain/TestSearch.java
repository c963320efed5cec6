package backprop.grader.explain;

import backprop.grader.result.HiddenTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds hidden tests by what somebody typed. */
public final class TestSearch {

  private static final int NEAR = 5;

  private TestSearch() {}

  /**
   * Returns the test of this name; else all whose name contains it, whatever its case; else those
   * of the part of this number, such as 3.2.
   */
  public static List<HiddenTest> find(Collection<HiddenTest> tests, String typed) {
    String wanted = small(typed);
    List<HiddenTest> exact =
        tests.stream().filter(test -> small(test.name()).equals(wanted)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<HiddenTest> similar =
        tests.stream().filter(test -> small(test.name()).contains(wanted)).toList();
    return similar.isEmpty()
        ? tests.stream().filter(test -> small(test.part()).equals(wanted)).toList()
        : similar;
  }

  /** Returns the few tests whose names are most like what was typed, the nearest first. */
  public static List<HiddenTest> near(Collection<HiddenTest> tests, String typed) {
    List<HiddenTest> sorted = new ArrayList<>(tests);
    sorted.sort(
        Comparator.comparingDouble((HiddenTest test) -> -likeness(test, typed))
            .thenComparing(HiddenTest::name));
    return sorted.subList(0, Math.min(NEAR, sorted.size()));
  }

  // A name may be typed with its class or without.
  private static double likeness(HiddenTest test, String typed) {
    String name = test.name();
    String method = name.substring(name.indexOf('.') + 1);
    return Math.max(likeness(name, typed), likeness(method, typed));
  }

  /** Returns the share of pairs of neighbouring letters that both have: 0 to 1 (Dice, 1945). */
  private static double likeness(String a, String b) {
    Set<String> left = pairs(a);
    Set<String> right = pairs(b);
    double size = left.size() + right.size();
    left.retainAll(right);
    return size == 0 ? 0 : 2 * left.size() / size;
  }

  private static Set<String> pairs(String text) {
    String small = small(text);
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < small.length(); i++) {
      pairs.add(small.substring(i, i + 2));
    }
    return pairs;
  }

  private static String small(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
