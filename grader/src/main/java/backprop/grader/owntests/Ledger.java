package backprop.grader.owntests;

import backprop.grader.owntests.child.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All runs, and which tests count. */
final class Ledger {

  private final int mostTests;
  private final Set<String> tests = new LinkedHashSet<>();
  private final Set<String> struckOut = new HashSet<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<Map<String, Outcome>> onReference = new ArrayList<>();
  private final Map<Implementation, List<Map<String, Outcome>>> onOthers = new HashMap<>();

  Ledger(int mostTests) {
    this.mostTests = mostTests;
  }

  /** Writes down what the tests said of the reference. */
  void reference(Map<String, Outcome> outcomes) {
    note(outcomes);
    onReference.add(outcomes);
  }

  /** Writes down what the tests said of a wrong implementation. */
  void wrong(Implementation implementation, Map<String, Outcome> outcomes) {
    note(outcomes);
    onOthers.computeIfAbsent(implementation, key -> new ArrayList<>()).add(outcomes);
  }

  /** Writes down that a test ended the tests' process; it never counts again. */
  void strikeOut(String test) {
    struckOut.add(test);
  }

  private void note(Map<String, Outcome> outcomes) {
    outcomes.forEach(
        (test, outcome) -> {
          tests.add(test);
          names.putIfAbsent(test, outcome.name());
        });
  }

  /** Returns how many tests there are. */
  int tests() {
    Set<String> all = new HashSet<>(tests);
    all.addAll(struckOut);
    return all.size();
  }

  /** Returns the tests that pass on the reference always, and say of each other always the same. */
  Set<String> counting() {
    Set<String> counting = new LinkedHashSet<>();
    tests.stream()
        .limit(mostTests)
        .filter(this::isTrue)
        .filter(this::isSteady)
        .forEach(counting::add);
    return counting;
  }

  private boolean isTrue(String test) {
    return !struckOut.contains(test)
        && outcomes(test, onReference).findAny().isPresent()
        && outcomes(test, onReference).allMatch(o -> o.verdict() == Verdict.PASSED);
  }

  private boolean isSteady(String test) {
    return onOthers.values().stream()
        .allMatch(runs -> outcomes(test, runs).map(Outcome::verdict).distinct().count() <= 1);
  }

  private static Stream<Outcome> outcomes(String test, List<Map<String, Outcome>> runs) {
    return runs.stream().map(run -> run.get(test)).filter(Objects::nonNull);
  }

  /** Returns the names of the tests that failed on the reference, as their process gives them. */
  List<String> untrue() {
    return tests.stream()
        .filter(test -> outcomes(test, onReference).anyMatch(o -> o.verdict() == Verdict.FAILED))
        .map(names::get)
        .toList();
  }

  /** Returns the names of the tests that say now this and now that. */
  List<String> unsteady() {
    return tests.stream().filter(test -> isTrue(test) && !isSteady(test)).map(names::get).toList();
  }

  /** Returns the tests that ended their process, as far as their names are known. */
  List<String> lost() {
    return struckOut.stream().sorted().map(test -> names.getOrDefault(test, plain(test))).toList();
  }

  /** Makes a name of an id such as {@code [class:mine.SoftmaxTest]/[method:isRight()]}. */
  private static String plain(String test) {
    return test.replaceAll(".*\\[class:mine\\.([^\\]]*)\\]", "$1")
        .replaceAll("/\\[[^:]*:([^(\\]]*).*", ".$1");
  }

  /** Returns how many of these tests failed on an implementation, both times. */
  int catching(Implementation implementation, Set<String> counting) {
    List<Map<String, Outcome>> runs = onOthers.getOrDefault(implementation, List.of());
    return (int) counting.stream().filter(test -> fails(test, runs)).count();
  }

  /** A failure counts only twice, and where the answers were others than the reference's. */
  private boolean fails(String test, List<Map<String, Outcome>> runs) {
    Set<String> right =
        outcomes(test, onReference).map(Outcome::answers).collect(Collectors.toSet());
    return outcomes(test, runs).count() > 1
        && outcomes(test, runs)
            .allMatch(o -> o.verdict() == Verdict.FAILED && !right.contains(o.answers()));
  }
}
