package backprop.explore;

import backprop.NotImplementedException;
import backprop.chart.PictureFolder;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Runs the explorations: programs that draw what your own functions do, into {@code
 * target/explore}.
 *
 * <p>Run one with {@code mvn -q compile exec:java@explore -Dexec.args=NAME}; without a name you get
 * the list.
 */
public final class Explore {
  private static final Path FOLDER = Path.of("target", "explore");
  private static final Map<String, Exploration> ALL = new LinkedHashMap<>();

  static {
    ALL.put("logits", new LogitRange());
    ALL.put("step", new StepSize());
    ALL.put("products", new MatrixProducts(600, 0.4));
    ALL.put("root", new SquareRoot());
    ALL.put("gap", new LogitGap());
    ALL.put("batch-one", new BatchOfOne(60, 1500));
    ALL.put("zero-start", new ZeroStart(200, 100));
  }

  private Explore() {}

  /**
   * Runs explorations; the exit code is 1 if one of them isn't possible.
   *
   * @param args names of explorations, or "all"; none prints the names
   */
  public static void main(String[] args) {
    int exitCode = run(ALL, List.of(args), FOLDER, System.out, System.err);
    // A normal end must not stop the JVM: inside Maven it is Maven's own.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Returns the exit code: 0, or 1 after a line on {@code err} for whatever wasn't possible. */
  static int run(
      Map<String, Exploration> explorations,
      List<String> args,
      Path folder,
      PrintStream out,
      PrintStream err) {
    String names = String.join(", ", explorations.keySet());
    if (args.isEmpty()) {
      out.println("Name one of these, or all: " + names);
      return 0;
    }
    PictureFolder pictures = new PictureFolder(folder, out);
    int exitCode = 0;
    for (String name : args.equals(List.of("all")) ? explorations.keySet() : args) {
      if (!explorations.containsKey(name)) {
        err.println("There is no exploration " + name + ". Name one of these, or all: " + names);
        return 1;
      }
      try {
        explorations.get(name).draw(pictures);
      } catch (NotImplementedException e) {
        err.println(name + ": " + e.getMessage() + " is not written yet.");
        exitCode = 1;
      } catch (UncheckedIOException e) {
        err.println(name + ": " + e.getMessage());
        exitCode = 1;
      }
    }
    return exitCode;
  }

  /** Returns the name with the number that it stands for; the name alone if there is none yet. */
  static String named(String name, IntSupplier bonus) {
    double value = ifWritten(bonus);
    return Double.isNaN(value) ? name : name + ": " + (int) value;
  }

  /** Returns what the supplier gives, or NaN if it is a part of a task that isn't written yet. */
  static double ifWritten(IntSupplier bonus) {
    try {
      return bonus.getAsInt();
    } catch (NotImplementedException e) {
      return Double.NaN;
    }
  }
}
