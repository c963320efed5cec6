package backprop.grader.course;

import backprop.grader.common.Fault;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An earlier class to compare with, in shares: its totals may have been of other points.
 *
 * @param maxTotal the total that was 100 %
 */
public record LastYear(double maxTotal, ClassStatistics statistics) {

  /** What it is called in a course's folder. */
  public static final String FILE = "last-year.json";

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Reads what {@code grade class} wrote.
   *
   * @param file its class.json
   */
  public static LastYear read(Path file) {
    try {
      JsonNode tree = MAPPER.readTree(file.toFile());
      var read = MAPPER.treeToValue(tree.path("statistics"), ClassStatistics.class);
      LastYear last = new LastYear(tree.path("maxTotal").asDouble(0), read);
      if (read != null && read.bins() != null && read.graded() > 0 && last.maxTotal > 0) {
        return last;
      }
    } catch (JacksonException e) {
      // Told by the fault below.
    }
    throw new Fault(file + ": not the class.json of a class in which anybody was graded");
  }

  /** Returns the share of students whose totals lie in one of the ranges. */
  public double share(int bin) {
    return bin < statistics.bins().size()
        ? (double) statistics.bins().get(bin).students() / statistics.graded()
        : 0;
  }

  /** Returns the median as a share of the total that was 100 %. */
  public double median() {
    return statistics.median() / maxTotal;
  }
}
