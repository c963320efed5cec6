package backprop.grader.remote;

/** The part of the small assignment that the grader can answer for, and what depends on it. */
final class AnswerSources {

  /** As the submission has it: wrong, or not begun. */
  static final String CURVE =
      """
      package backprop.probe;
      import backprop.NotImplementedException;
      public final class Curve {
        public static final double HALF = 0.5;
        private static final class Rows { static double wrong = -1; }
        private Curve() {}
        public static double at(double x) { return Rows.wrong; }
        public static double[] each(double[] x) {
          throw new NotImplementedException("Task 9.2: Curve.each");
        }
        public static double[][] table(double[] x) {
          throw new NotImplementedException("Task 9.3: Curve.table");
        }
        public static double[][] rows(double[][] x) { return x; }
        public static double[] zeros(int n) { return null; }
        public static double bump(double[] x) { return 0; }
        public static String all(
            String a, boolean b, long c, int[] d, long[] e, boolean[] f) { return ""; }
        static double hidden(double x) { return x; }
      }
      """;

  /** As the grader has it. */
  static final String RIGHT_CURVE =
      """
      package backprop.probe;
      import java.util.Arrays;
      public final class Curve {
        public static final String SECRET = "only the reference says this";
        private Curve() {}
        public static double at(double x) { return 2 * x; }
        public static double[] each(double[] x) {
          if (x == null || x.length == 0) throw new IllegalArgumentException("x is empty");
          return Arrays.stream(x).map(Curve::at).toArray();
        }
        public static double[][] table(double[] x) {
          double[][] y = new double[x.length][];
          Arrays.setAll(y, i -> each(x));
          return y;
        }
        public static double[][] rows(double[][] x) {
          return Arrays.stream(x).map(Curve::each).toArray(double[][]::new);
        }
        public static double[] zeros(int n) { return new double[n]; }
        public static double bump(double[] x) { return x[0]++; }
        public static String all(
            String a, boolean b, long c, int[] d, long[] e, boolean[] f) {
          return a + b + c + Arrays.toString(d) + Arrays.toString(e) + Arrays.toString(f);
        }
        static double hidden(double x) { return x; }
        public static double notOfTheAssignment(double x) { return x; }
      }
      """;

  /** As another submission might have it: runs, and is wrong in another way. */
  static final String OTHER_CURVE =
      RIGHT_CURVE.replace("return 2 * x", "return 3 * x").replace("SECRET", "OTHER");

  static final String MODEL =
      """
      package backprop.probe;
      public final class Model {
        private Model() {}
        private static double inPrivate(double x) { return Curve.at(x) + Curve.HALF; }
        public static double viaPrivate(double x) { return inPrivate(x); }
        public static double[] each(double[] x) { return Curve.each(x); }
        public static double[][] rows(double[][] x) { return Curve.rows(x); }
        public static double bump(double[] x) { return Curve.bump(x); }
        public static double[] zeros(int n) { return Curve.zeros(n); }
        public static int table(int n) { return Curve.table(new double[n]).length; }
        public static int wide(int n) { return Curve.rows(new double[1][n]).length; }
        public static String all() {
          return Curve.all("a", true, 1L << 40, new int[] {1}, new long[] {2}, new boolean[] {true});
        }
        public static String caught(double[] x) {
          try { Curve.each(x); return ""; } catch (RuntimeException e) { return e.toString(); }
        }
        public static double stubFirst() { return Throw.stubCaught() + Curve.at(1); }
        public static double forEver() { while (true) Curve.at(0); }
        public static boolean insideIsGone() {
          try { Class.forName("backprop.probe.Curve$Rows"); return false; }
          catch (ClassNotFoundException e) { return true; }
        }
        public static double inParallel(int threads) {
          return java.util.stream.IntStream.range(0, threads).parallel()
              .mapToDouble(Curve::at).sum();
        }
        public static Object forge(String method, String descriptor) throws Exception {
          Class<?> bridge = Class.forName("backprop.grader.worker.ReverseStandIn");
          return bridge
              .getMethod("call", Class.class, String.class, String.class, Object.class, Object[].class)
              .invoke(null, Curve.class, method, descriptor, null, new Object[] {1.0});
        }
      }
      """;

  static final String TALLY =
      """
      package backprop.probe;
      public final class Tally {
        private static double total;
        private Tally() {}
        public static double add(double x) { return total += x; }
      }
      """;

  static final String EMPTY =
      """
      package backprop.probe;
      public final class Empty { private Empty() {} }
      """;

  private AnswerSources() {}
}
