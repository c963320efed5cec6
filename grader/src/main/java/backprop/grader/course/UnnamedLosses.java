package backprop.grader.course;

import backprop.grader.common.Numbers;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.TestResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The failures of a class that no program of the catalogue explains, the most frequent first: the
 * next misconception to write is found there.
 */
public final class UnnamedLosses {

  private record Loss(String part, String test, String property, String seen) {}

  private UnnamedLosses() {}

  /** Returns the failures of one submission. */
  public static List<TestResult> of(Result result) {
    return result.tests().stream()
        .filter(test -> test.state() == State.FAILED && !isCatalogued(test))
        .filter(test -> !test.name().startsWith(HiddenTest.OWN_TESTS))
        .toList();
  }

  /** Returns them as CSV, with how many submissions each is of and what they lost by it. */
  public static String csv(List<StoredResult> results) {
    Map<Loss, List<TestResult>> losses =
        results.stream()
            .filter(StoredResult::isGraded)
            .flatMap(stored -> of(stored.result()).stream())
            .collect(Collectors.groupingBy(UnnamedLosses::loss));
    String lines =
        losses.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Loss, List<TestResult>>>comparingInt(e -> e.getValue().size())
                    .reversed()
                    .thenComparing(e -> e.getKey().toString()))
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    return "submissions,points,part,test,property,seen\n" + lines;
  }

  private static Loss loss(TestResult test) {
    String seen = test.misconception() == null ? "" : test.misconception().id();
    String relation = seen.replaceAll("generated/\\d+", "").strip();
    return new Loss(test.part(), test.name(), test.property(), relation);
  }

  private static boolean isCatalogued(TestResult test) {
    return test.misconception() != null
        && !test.misconception().id().matches("(seen|generated)/.*");
  }

  private static String line(Loss loss, List<TestResult> tests) {
    double points = tests.stream().mapToDouble(TestResult::maxScore).sum();
    return "%d,%s,%s,%s,\"%s\",%s\n"
        .formatted(
            tests.size(),
            Numbers.decimal(points),
            loss.part(),
            loss.test(),
            loss.property().replace("\"", "\"\""),
            loss.seen());
  }
}
