package backprop.grader.owntests;

import java.util.Map;
import java.util.Set;

/**
 * One run of the tests.
 *
 * @param implementation who answers; null for the reference
 * @param changed its classes that differ from the reference's
 * @param chosen the tests to run; none means all
 */
record Round(Implementation implementation, Map<String, byte[]> changed, Set<String> chosen) {

  static Round reference(Set<String> chosen) {
    return new Round(null, Map.of(), chosen);
  }

  static Round of(Implementation implementation, Set<String> chosen) {
    return new Round(implementation, implementation.changedClasses(), chosen);
  }

  boolean isReference() {
    return implementation == null;
  }
}
