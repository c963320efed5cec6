package backprop.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What two trainings of 100 epochs left: the reference, seed 4711, the settings of the sheet. They
 * take five minutes, too long for a test; {@code RecordedRunsTest} repeats how they begin.
 */
final class RecordedRuns {
  private RecordedRuns() {}

  /** Returns the cells of an epoch: number, training cost, validation cost, errors, seconds. */
  static double[] epoch(String model, int number) {
    String[] cells = lines(model, "training.csv").get(number).split(",");
    double[] values = new double[cells.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(cells[i]);
    }
    return values;
  }

  /** Returns the value of a line of the summary. */
  static String summary(String model, String name) {
    return lines(model, "summary.txt").stream()
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 2);
  }

  /** Returns the costs that the handout shows. */
  static Numbers numbers() {
    Numbers numbers = new Numbers();
    for (String model : List.of("softmax", "tanh")) {
      for (int number : new int[] {1, 10, 100}) {
        numbers.add(epoch(model, number)[1]);
      }
    }
    return numbers;
  }

  private static List<String> lines(String model, String file) {
    String name = "/recorded/" + model + "/" + file;
    try (InputStream in = RecordedRuns.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
