package backprop.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@link Train} with data and results in a folder of a test, and keeps what it prints. */
final class TrainRun implements AutoCloseable {
  private static final String PROPERTY = "backprop.data";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path results;
  private final String before;

  TrainRun(Path folder) {
    results = folder.resolve("out").resolve("here");
    before = System.setProperty(PROPERTY, folder.toString());
  }

  /** Runs with the results in the folder of this test, and returns the exit code. */
  int run(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--out";
    all[args.length + 1] = results.toString();
    return runAsTyped(all);
  }

  /** Runs with just these arguments, and returns the exit code. */
  int runAsTyped(String... args) {
    return Train.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  /** Forgets what has been printed. */
  void forget() {
    out.reset();
    err.reset();
  }

  /** Returns all that went to standard output. */
  String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Returns the lines of standard output. */
  List<String> out() {
    return output().lines().toList();
  }

  /** Returns the lines of standard error. */
  List<String> err() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns the folder for the results. */
  Path results() {
    return results;
  }

  /** Returns the names of the results. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Returns a number of the table. */
  static double column(String line, int index) {
    return Double.parseDouble(line.trim().split(" +")[index]);
  }

  @Override
  public void close() {
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }
}
