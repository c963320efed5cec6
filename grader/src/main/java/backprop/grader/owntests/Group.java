package backprop.grader.owntests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The part of the tests' classes that runs in fresh processes. It is drawn before any test runs, so
 * that no test can tell a fresh process anything by being in it.
 *
 * @param types the names of its classes
 * @param others the names of the other ones
 */
record Group(List<String> types, List<String> others) {

  /** One class in so many is in it, and at least one. */
  private static final int SHARE = 3;

  /** Draws one. */
  static Group of(Collection<String> types, Random random) {
    List<String> all = new ArrayList<>(types);
    Collections.sort(all);
    Collections.shuffle(all, random);
    int size = (all.size() + SHARE - 1) / SHARE;
    return new Group(all.subList(0, size), all.subList(size, all.size()));
  }

  /** Tells whether a test is in it. */
  boolean has(String test) {
    return types.contains(Tests.type(test));
  }

  /** Returns a group of all classes. */
  Group widened() {
    List<String> all = new ArrayList<>(types);
    all.addAll(others);
    return new Group(all, List.of());
  }
}
