package backprop.grader.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What tests are worth and say today. It is applied to what they have shown, whenever that was.
 *
 * @param tests all of them, wrong programs for students' own tests too
 * @param misconceptions the catalogue's, by id
 */
public record Rubric(
    Assignment assignment, List<HiddenTest> tests, Map<String, Misconception> misconceptions) {

  /** Returns the tests in today's words and weights; as they are if they aren't today's tests. */
  List<TestResult> applied(List<TestResult> shown) {
    Map<String, TestResult> byName =
        shown.stream().collect(Collectors.toMap(TestResult::name, Function.identity()));
    // Where there are no own tests, a program more or less to catch changes nothing.
    shown.stream()
        .filter(test -> isOwn(test.name()) && test.state() == State.NOT_IMPLEMENTED)
        .findFirst()
        .ifPresent(
            unwritten -> {
              byName.keySet().removeIf(Rubric::isOwn);
              tests.stream()
                  .filter(test -> isOwn(test.name()))
                  .forEach(test -> byName.put(test.name(), unwritten));
            });
    List<TestResult> today = new ArrayList<>();
    for (HiddenTest test : tests) {
      TestResult known = byName.remove(test.name());
      if (known == null) {
        return shown;
      }
      today.add(known.by(test, misconceptions));
    }
    return byName.isEmpty() ? today : shown;
  }

  private static boolean isOwn(String test) {
    return test.startsWith(HiddenTest.OWN_TESTS);
  }
}
