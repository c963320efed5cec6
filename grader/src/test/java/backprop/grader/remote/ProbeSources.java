package backprop.grader.remote;

import java.util.List;

/** A small assignment whose classes do, on request, whatever a submission might do. */
final class ProbeSources {

  private static final String NOT_IMPLEMENTED =
      """
      package backprop;
      public final class NotImplementedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static int count;
        private static NotImplementedException latest;
        public NotImplementedException(String task) { super(task); remember(this); }
        private static synchronized void remember(NotImplementedException e) { count++; latest = e; }
        public static synchronized int count() { return count; }
        public static synchronized NotImplementedException latest() { return latest; }
      }
      """;

  private static final String TYPES =
      """
      package backprop.probe;
      import java.util.List;
      public interface Fn { double value(double[] x); }
      interface Unused {}
      """;

  private static final String NODE =
      """
      package backprop.probe;
      public interface Node {
        double[][] run(double[][] v);
        default String label() { return "default"; }
      }
      """;

  private static final String PAIR =
      """
      package backprop.probe;
      public record Pair(double[] left, double right) {
        public Pair {
          if (left.length == 0) throw new IllegalArgumentException("left is empty");
        }
      }
      """;

  private static final String NEST =
      """
      package backprop.probe;
      public record Nest(Pair first, double[][] rest) {}
      """;

  private static final String COUNTER =
      """
      package backprop.probe;
      public class Counter {
        public static final double STEP = 0.5;
        public static final double[] STATE = {1};
        private final double[] data;
        protected int total;
        public Counter(int start, double... data) {
          if (start < 0) throw new IllegalArgumentException("start must not be negative");
          total = start; this.data = data;
        }
        public Counter add(int more) { total += more; return this; }
        public int total() { return total; }
        public double[] data() { return data; }
        public static Counter make(int start) { return new Counter(start) {}; }
        public Node node() { return v -> { total++; return v; }; }
        int hidden() { return 0; }
        public static final class Inner { public int seven() { return 7; } }
      }
      """;

  private static final String DOUBLER =
      """
      package backprop.probe;
      public final class Doubler extends Counter implements Node {
        public Doubler() { super(100); }
        @Override public double[][] run(double[][] v) { v[0][0] *= 2; return v; }
      }
      """;

  private static final String ECHO =
      """
      package backprop.probe;
      import java.util.List;
      public final class Echo {
        private Echo() {}
        public static double echo(double x) { return x; }
        public static int echo(int x) { return x; }
        public static long echo(long x) { return x; }
        public static boolean echo(boolean x) { return x; }
        public static String echo(String x) { return x; }
        public static int[] echo(int[] x) { return x; }
        public static double[] echo(double[] x) { return x; }
        public static double[][] echo(double[][] x) { return x; }
        public static double[][][] echo(double[][][] x) { return x; }
        public static boolean[] echo(boolean[] x) { return x; }
        public static Pair echo(Pair x) { return x; }
        public static Pair[] echo(Pair[] x) { return x; }
        public static Nest echo(Nest x) { return x; }
        public static List<?> echo(List<?> x) { return x; }
        public static Fn echo(Fn x) { return x; }
        public static Node echo(Node x) { return x; }
        public static Counter echo(Counter x) { return x; }
        public static Counter[] echo(Counter[] x) { return x; }
        public static boolean same(Object a, Object b) { return a == b; }
        public static double[][] large(int rows, int columns) { return new double[rows][columns]; }
        public static Object stranger() { return new Thread(); }
        public static List<Object> cycle() {
          List<Object> list = new java.util.ArrayList<>(); list.add(list); return list;
        }
      }
      """;

  private static final String CHANGE =
      """
      package backprop.probe;
      import java.util.List;
      public final class Change {
        private Change() {}
        public static void fill(double[] x, double value) { java.util.Arrays.fill(x, value); }
        public static void fillAndThrow(double[] x, double value) {
          fill(x, value); throw new IllegalStateException("thrown after the change");
        }
        public static void row(double[][] x, int i, double[] row) { x[i] = row; }
        public static void pair(Pair p) { p.left()[0] = 42; }
        public static void nest(Nest n) { n.rest()[1] = null; n.first().left()[0] = 7; }
        public static void list(List<double[]> list) { list.get(0)[0] = 9; }
        public static void grow(List<double[]> list) { list.add(new double[] {5}); }
        public static void ints(int[] x) { x[0]++; }
        public static void pairs(Pair[] x) { x[0] = new Pair(new double[] {1, 2, 3}, 4); }
        public static void empty(Nest n) { n.rest()[0] = new double[0]; }
        public static void signOfZero(double[] x) { x[0] = -x[0]; }
        public static double viaCallback(Fn f, double[] x) { f.value(x); return x[0]; }
        public static double viaThrowingCallback(Fn f, double[] x) {
          try { f.value(x); } catch (RuntimeException e) { return x[0]; }
          return Double.NaN;
        }
      }
      """;

  private static final String CALL =
      """
      package backprop.probe;
      public final class Call {
        private static volatile String outcome = "nothing yet";
        private Call() {}
        public static double apply(Fn f, double[] x) { return f.value(x); }
        public static double[][] node(Node n, double[][] v) { return n.run(v); }
        public static double wrap(Fn f, double[] x) {
          try { return f.value(x); } catch (RuntimeException e) { throw new IllegalStateException(e); }
        }
        public static double again(Fn f, double[] x) {
          try { return f.value(x); } catch (RuntimeException e) { throw e; }
        }
        public static String caught(Fn f, double[] x) {
          try { f.value(x); return ""; } catch (RuntimeException | Error e) {
            return e.getClass().getName() + ":" + e.getMessage();
          }
        }
        public static double many(Fn f, int times) {
          double sum = 0;
          for (int i = 0; i < times; i++) sum += f.value(new double[] {i});
          return sum;
        }
        public static double forEver(Fn f) { while (true) f.value(new double[0]); }
        public static void thenSpin(Fn f) {
          f.value(new double[0]);
          while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
        }
        public static double inParallel(Fn f, int threads) throws Exception {
          double[] results = new double[threads];
          Thread[] all = new Thread[threads];
          for (int i = 0; i < threads; i++) {
            int n = i;
            all[i] = new Thread(() -> results[n] = f.value(new double[] {n}));
            all[i].start();
          }
          double sum = 0;
          for (int i = 0; i < threads; i++) { all[i].join(); sum += results[i]; }
          return sum;
        }
        public static void later(Fn f) {
          new Thread(() -> {
            while (true) try { f.value(new double[0]); }
            catch (RuntimeException e) { outcome = e.getClass().getSimpleName(); return; }
          }).start();
        }
        public static String outcome() { return outcome; }
        public static String label(Node n) { return n.label(); }
        public static boolean sameNode(Node a, Node b) { return a == b && a.equals(b); }
        public static double deepCallback(Fn f, int n) { return f.value(new double[] {n}); }
        public static double recursive(Fn f, double[] x) {
          x[0]++; return f.value(x) + recursive(f, x);
        }
      }
      """;

  private static final String SCALE =
      """
      package backprop.matrix;
      public final class Scale {
        private Scale() {}
        public static double twice(double x) { return 2 * x; }
      }
      """;

  private ProbeSources() {}

  static List<String> all() {
    return List.of(
        NOT_IMPLEMENTED,
        TYPES,
        NODE,
        PAIR,
        NEST,
        COUNTER,
        DOUBLER,
        ECHO,
        CHANGE,
        CALL,
        HarmfulSources.THROW,
        HarmfulSources.HARM,
        HarmfulSources.BROKEN,
        AnswerSources.CURVE,
        AnswerSources.MODEL,
        AnswerSources.TALLY,
        AnswerSources.EMPTY,
        SCALE);
  }
}
