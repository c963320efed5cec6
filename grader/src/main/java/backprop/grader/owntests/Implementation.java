package backprop.grader.owntests;

import java.util.Map;

/**
 * A wrong implementation that students' own tests are to find.
 *
 * @param id its name, such as softmax/column-sums
 * @param topic what the report files it under
 * @param misconception what is wrong with it, in words
 * @param changedClasses the classes that differ from the reference's, by name
 */
public record Implementation(
    String id, String topic, String misconception, Map<String, byte[]> changedClasses) {

  /** Copies the map, but not the class files. */
  public Implementation {
    changedClasses = Map.copyOf(changedClasses);
  }
}
