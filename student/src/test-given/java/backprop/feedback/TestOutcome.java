package backprop.feedback;

/**
 * How one test ended.
 *
 * @param exercise the number in the handout, or null for one of the student's own tests
 * @param testClass the full name of the test's class
 * @param name the name of the test method
 * @param sentence the property in words
 * @param state passed, failed or to do
 * @param stub the label of the stub it reached, e.g. "Task 3.2: Softmax.softmax", or ""
 * @param failure what went wrong, in lines of at most 80 columns, or ""
 * @param line where it failed in the source of the test, or 0
 */
public record TestOutcome(
    String exercise,
    String testClass,
    String name,
    String sentence,
    State state,
    String stub,
    String failure,
    int line) {

  /** A test is to do while it reaches a stub. */
  public enum State {
    PASSED,
    FAILED,
    TO_DO
  }

  /** Whether the student wrote this test. */
  public boolean own() {
    return exercise == null;
  }

  /** Where it stands, with the line where it failed if that is known. */
  public String place() {
    String file = testClass.replaceFirst("\\$.*", "").replace('.', '/');
    return "src/test/java/" + file + ".java" + (line > 0 ? ":" + line : "");
  }

  /** The task of the assignment: "3" for exercise 3.2. */
  public String taskId() {
    return exercise.substring(0, exercise.indexOf('.'));
  }

  /** The number of the stub that it reached; its own number where the stub has no label. */
  public String waitsFor() {
    return Exercises.idOf(stub).orElse(exercise);
  }
}
