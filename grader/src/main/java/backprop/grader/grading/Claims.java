package backprop.grader.grading;

import backprop.grader.diagnosis.Leaf;
import backprop.grader.diagnosis.RecordedCall;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells whether what a test's sentence claims holds of a program although the test has failed: then
 * the sentence isn't true, and sends a student looking for what isn't there. Only some claims can
 * be computed from a test's calls.
 */
final class Claims {

  /**
   * What a sentence says, and whether that holds: of the program's calls beside the reference's.
   */
  private static final Map<Pattern, BiPredicate<List<RecordedCall>, List<RecordedCall>>> TABLE =
      new LinkedHashMap<>();

  static {
    claim("^[^,:]*\\bsums? to one\\.", (calls, right) -> rowsSumTo(1, calls));
    claim("^[^,:]*\\bsums? to zero\\.", (calls, right) -> rowsSumTo(0, calls));
    claim(
        "^(?!.*\\bright\\b)(.*\\btwice\\b.*\\bthe same\\b|.*\\bthe same\\b.*\\btwice\\b)",
        (calls, right) -> repeat(calls));
    claim(
        "^[^,:]*\\b(changes? (no|none|neither)\\b|leaves? (its|the) (matrix|data|gradient)\\b)[^,:]*\\.$",
        Claims::changesNothing);
    claim("\\bstay between 0 and 1\\b", (calls, right) -> all(calls, x -> x >= 0 && x <= 1));
    claim("^[^,:]*\\bchanges? nothing\\.", (calls, right) -> repeat(calls));
    claim("^[^,:]*\\brises\\b[^,:]*\\.", (calls, right) -> rise(calls));
    // Of what must be finite, or built in little memory, an answer is enough.
    claim(
        "\\b(not|nowhere) overflow\\b|\\boverflow nowhere\\b|\\bstays? finite\\b",
        (calls, right) -> all(calls, Double::isFinite));
    claim("^(?!.*\\bright\\b).*\\bwithout its Jacobian\\b", (calls, right) -> true);
  }

  private Claims() {}

  private static void claim(
      String sentence, BiPredicate<List<RecordedCall>, List<RecordedCall>> holds) {
    TABLE.put(Pattern.compile(sentence), holds);
  }

  /**
   * Tells whether the claim holds.
   *
   * @param calls those of a failed test, with the submission's answers
   * @param right those of the reference
   */
  static boolean hold(String sentence, List<RecordedCall> calls, List<RecordedCall> right) {
    return TABLE.entrySet().stream()
        .anyMatch(
            claim ->
                // Where a call has thrown, the card says so.
                answers(calls).stream()
                        .noneMatch(leaf -> leaf.text() != null && leaf.text().startsWith("throws"))
                    && claim.getKey().matcher(sentence).find()
                    && claim.getValue().test(calls, right));
  }

  private static List<Leaf> answers(List<RecordedCall> calls) {
    return calls.stream().flatMap(call -> call.answer().leaves().stream()).toList();
  }

  private static boolean all(List<RecordedCall> calls, DoublePredicate holds) {
    return answers(calls).stream()
        .allMatch(
            leaf ->
                leaf.isNumeric()
                    && IntStream.range(0, leaf.numbers().length)
                        .allMatch(i -> holds.test(leaf.numbers()[i])));
  }

  private static boolean rowsSumTo(double sum, List<RecordedCall> calls) {
    return answers(calls).stream().allMatch(leaf -> leaf.isNumeric() && rowsSumTo(sum, leaf));
  }

  private static boolean rowsSumTo(double sum, Leaf leaf) {
    int rows = leaf.shape().size() == 2 ? leaf.shape().get(0) : 1;
    int columns = leaf.numbers().length / rows;
    return IntStream.range(0, rows)
        .allMatch(
            n ->
                Math.abs(
                        IntStream.range(0, columns)
                                .mapToDouble(k -> leaf.numbers()[n * columns + k])
                                .sum()
                            - sum)
                    < 1e-13);
  }

  // Every method that was called more than once has given the same each time.
  private static boolean repeat(List<RecordedCall> calls) {
    Map<String, List<RecordedCall>> byName =
        calls.stream().collect(Collectors.groupingBy(RecordedCall::name));
    return byName.values().stream().anyMatch(same -> same.size() > 1)
        && byName.values().stream()
            .allMatch(same -> same.stream().allMatch(call -> call.answersAs(same.get(0))));
  }

  private static boolean rise(List<RecordedCall> calls) {
    double[] numbers =
        answers(calls).stream().flatMapToDouble(l -> Arrays.stream(l.numbers())).toArray();
    return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1]);
  }

  // As many calls as the reference's with arguments that look the same afterwards.
  private static boolean changesNothing(List<RecordedCall> calls, List<RecordedCall> right) {
    return calls.size() == right.size()
        && IntStream.range(0, calls.size())
            .allMatch(i -> calls.get(i).leavesArgumentsAs(right.get(i)));
  }
}
