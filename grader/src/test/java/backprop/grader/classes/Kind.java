package backprop.grader.classes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a submission is, and how many of twenty are. */
public enum Kind {
  /** The reference, or a right program that looks different. */
  RIGHT(6),
  /** Wrong in one to six files, perhaps with tasks that aren't begun. */
  PARTLY_RIGHT(8),
  /** The handout as it was received. */
  SKELETON(1),
  /** One file doesn't compile. */
  NOT_COMPILING(2),
  /** An attack on the grader. */
  HOSTILE(2),
  /** Can't be read. */
  BROKEN(1);

  private final int ofTwenty;

  Kind(int ofTwenty) {
    this.ofTwenty = ofTwenty;
  }

  /** Returns twenty kinds in a random order. */
  static List<Kind> twenty(Random random) {
    List<Kind> kinds = new ArrayList<>();
    for (Kind kind : values()) {
      kinds.addAll(Collections.nCopies(kind.ofTwenty, kind));
    }
    Collections.shuffle(kinds, random);
    return kinds;
  }
}
