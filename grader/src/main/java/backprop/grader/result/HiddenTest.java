package backprop.grader.result;

/**
 * One hidden test as it was found before anything ran.
 *
 * @param name class and method, such as SoftmaxTest.rowsSumToOne
 * @param property the sentence for the student
 * @param part the part of the assignment it belongs to, such as 3.2
 * @param weight its share within the part
 * @param seesChanges whether its arguments show what the submission changed in them
 */
public record HiddenTest(
    String name, String property, String part, double weight, boolean seesChanges) {

  /** Begins the names of what counts like a test: wrong programs for students' own tests. */
  public static final String OWN_TESTS = "OwnTests.";

  /** Makes a test whose arguments are its own. */
  public HiddenTest(String name, String property, String part, double weight) {
    this(name, property, part, weight, false);
  }
}
