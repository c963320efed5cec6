package backprop.grader.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One hidden test with its points.
 *
 * @param name class and method, such as SoftmaxTest.rowsSumToOne
 * @param part such as 3.2
 * @param property the sentence for the student
 * @param weight its share of the part's points, beside those of the part's other tests
 * @param message for the student, without hidden inputs; empty where the state says it all
 * @param detail for staff: expected and actual values, stack; null if it was cut off
 * @param misconception behind a failure; null where none is known
 * @param replaced the classes of earlier tasks in whose place the reference answered
 */
public record TestResult(
    String name,
    String part,
    String property,
    State state,
    double weight,
    double score,
    double maxScore,
    String message,
    @JsonInclude(JsonInclude.Include.NON_NULL) String detail,
    Misconception misconception,
    List<String> replaced) {

  static TestResult of(HiddenTest test, Outcome outcome) {
    return new TestResult(
        test.name(),
        test.part(),
        test.property(),
        outcome.state(),
        test.weight(),
        0,
        0,
        outcome.reason(),
        outcome.detail(),
        outcome.misconception(),
        outcome.replaced());
  }

  /** Tells whether it has earned its points. */
  public boolean passed() {
    return state == State.PASSED;
  }

  /** Tells whether the stub of its own part was reached, not that of a part it needs. */
  public boolean reachedItsOwnStub() {
    return state == State.NOT_IMPLEMENTED && part.equals(Outcome.partOf(message));
  }

  TestResult withoutDetail() {
    return new TestResult(
        name,
        part,
        property,
        state,
        weight,
        score,
        maxScore,
        message,
        null,
        misconception,
        replaced);
  }

  /** Returns what it has shown in the words, and with the weight, that the test has today. */
  TestResult by(HiddenTest test, Map<String, Misconception> misconceptions) {
    String program = test.name().replace(HiddenTest.OWN_TESTS, "");
    boolean missed = state == State.FAILED && !program.equals(test.name());
    return new TestResult(
        test.name(),
        part,
        test.property(),
        state,
        test.weight(),
        score,
        maxScore,
        message,
        missed ? program + ": " + misconceptions.get(program).sentence() : detail,
        misconception == null
            ? null
            : misconceptions.getOrDefault(misconception.id(), misconception),
        replaced);
  }

  /** Returns the same test where it can bring so many points. */
  TestResult worth(double points) {
    double rounded = Scoring.round(points);
    return new TestResult(
        name,
        part,
        property,
        state,
        weight,
        passed() ? rounded : 0,
        rounded,
        message,
        detail,
        misconception,
        replaced);
  }
}
