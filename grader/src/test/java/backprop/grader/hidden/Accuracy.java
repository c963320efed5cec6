package backprop.grader.hidden;

import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures how many digits the reference gets right: the worst and the mean distance from the exact
 * result, in units of its last digit, over random and over wicked arguments.
 *
 * <p>{@code grader/accuracy} runs it, and SciPy on the same arguments beside it.
 */
public final class Accuracy {
  private static final MathContext DIGITS = new MathContext(60);

  private final long count;
  private final Path folder;

  private Accuracy(long count, Path folder) {
    this.count = count;
    this.folder = folder;
  }

  /**
   * Prints the table.
   *
   * @param args how many random numbers go into each function, and the folder for SciPy's arguments
   */
  public static void main(String[] args) throws IOException {
    new Accuracy(Long.parseLong(args[0]), Path.of(args[1])).measure();
  }

  private void measure() throws IOException {
    for (AccuracySubject subject : new AccuracySubjects().all()) {
      measure(subject);
    }
  }

  private void measure(AccuracySubject subject) throws IOException {
    double worst = 0;
    double sum = 0;
    long arguments = 0;
    long results = 0;
    int wicked = 0;
    Path file = folder.resolve(subject.name() + ".rows");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      while (wicked < subject.wicked().size() || arguments < count) {
        double[] x =
            wicked < subject.wicked().size()
                ? subject.wicked().get(wicked++)
                : subject.rows().get();
        double[] ours = subject.ours().apply(x.clone());
        BigDecimal[] exact = subject.exact().apply(x);
        write(out, x, exact);
        arguments += x.length;
        for (int i = 0; i < exact.length; i++) {
          double error = ulps(ours[i], exact[i]);
          worst = Math.max(worst, error);
          sum += error;
          results++;
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "%s;%d;%.2f;%.2f%n", subject.name(), results, worst, sum / results);
  }

  /** Returns how far a result is from the exact one, in units of the last digit of that. */
  private static double ulps(double result, BigDecimal exact) {
    if (!Double.isFinite(result)) {
      return Double.POSITIVE_INFINITY;
    }
    double unit = Math.ulp(exact.doubleValue());
    return new BigDecimal(result)
        .subtract(exact)
        .divide(new BigDecimal(unit), DIGITS)
        .abs()
        .doubleValue();
  }

  /** Writes how many arguments and results there are, and each exact result as a sum of two. */
  private static void write(DataOutputStream out, double[] x, BigDecimal[] exact)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 8 * x.length + 16 * exact.length);
    bytes.putInt(x.length).putInt(exact.length);
    for (double entry : x) {
      bytes.putDouble(entry);
    }
    for (BigDecimal entry : exact) {
      double large = entry.doubleValue();
      bytes.putDouble(large).putDouble(entry.subtract(new BigDecimal(large)).doubleValue());
    }
    out.write(bytes.array());
  }
}
