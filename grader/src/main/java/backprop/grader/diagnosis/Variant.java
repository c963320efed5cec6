package backprop.grader.diagnosis;

import java.util.List;

/**
 * A small change of the reference, or of an alternative, that the build has generated: one operator
 * at one place.
 *
 * @param id switches it on
 * @param part the part that it belongs to, such as 3.4
 * @param method as the solution's marker names it, such as Softmax.backward
 * @param phrase what is different, such as: with a plus for the minus in `v - dot`
 * @param rank how far-fetched it is; of several that fit, the least is told
 * @param of the wrong program that it is a change of, such as softmax/no-shift; null: a right one
 */
public record Variant(int id, String part, String method, String phrase, int rank, String of) {

  /** How many ids each form of a file has: the reference's, and then those of its alternatives. */
  public static final int IDS_OF_A_FORM = 100_000;

  /**
   * Tells whether what is said of the wrong program that it is a change of stays true: without its
   * exponential, for example, a softmax without a shift is another mistake.
   */
  public boolean leavesTheMistake() {
    return phrase.matches(
        "not divided by .*|.*so that nothing adds up|with -= in .*|with the sign of `.*log.*` changed.*");
  }

  /** Tells whether pairs with it are tried, too. */
  public boolean likely() {
    return rank < 2;
  }

  /**
   * Tells whether both are tried together: in one method, and of the reference. Two changes of
   * another form say little to somebody who has written a third.
   */
  public boolean fits(Variant other) {
    return method.equals(other.method) && Math.max(id, other.id) < IDS_OF_A_FORM;
  }

  /** Returns what is different without the place. */
  public static List<String> inWords(List<Variant> changes) {
    return changes.stream().map(v -> v.phrase.replaceAll("the factor |`[^`]*`", "")).toList();
  }

  /** The class that knows which variants are switched on. */
  public static final String SWITCH = "backprop.matrix.Variants";

  /** The source of that class; it ends a loop that a variant has made endless. */
  public static final String SWITCH_SOURCE =
      """
      package backprop.matrix;

      public final class Variants {
        private static int one;
        private static int other;
        private static int most;
        private static int asked;
        private static double kept;

        private Variants() {}

        public static int choose(int first, int second, int mostQuestions) {
          int before = asked;
          asked = 0;
          most = mostQuestions;
          kept = 0;
          one = first;
          other = second;
          return before;
        }

        public static boolean is(int id) {
          if (++asked > most) {
            throw new StackOverflowError("endless");
          }
          return id == one || id == other;
        }

        public static boolean form(int form) {
          return one / 100_000 == form;
        }

        public static double kept() {
          return kept;
        }

        public static void keep(double sum) {
          kept = sum;
        }
      }
      """;
}
