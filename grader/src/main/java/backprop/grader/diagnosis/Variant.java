package backprop.grader.diagnosis;

/**
 * A small change of the reference that the build has generated: one operator at one place.
 *
 * @param id switches it on
 * @param part the part that it belongs to, such as 3.4
 * @param method as the solution's marker names it, such as Softmax.backward
 * @param phrase what is different, such as: with a plus for the minus in `v - dot`
 * @param likely whether pairs with it are tried, too
 */
public record Variant(int id, String part, String method, String phrase, boolean likely) {

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

        public static double kept() {
          return kept;
        }

        public static void keep(double sum) {
          kept = sum;
        }
      }
      """;
}
