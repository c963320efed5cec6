package backprop.grader.owntests;

import backprop.grader.owntests.TestsProcess.Run;
import backprop.grader.owntests.child.Verdict;
import backprop.grader.protocol.UnsendableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Some programs tried once more, each in a fresh process that has nothing but it. Wrong ones have
 * to be caught again, and right ones must not be. The whole group of tests runs on each of them: if
 * only the one ran that caught something, its name would tell the fresh process what the first one
 * knew.
 */
final class Sample {

  /** Makes a process that has the reference, but for some classes. */
  @FunctionalInterface
  interface Processes {
    TestsProcess with(Map<String, byte[]> changed) throws UnsendableException;
  }

  private final Processes processes;
  private final Tests tests;
  private final Group group;

  /**
   * Makes ready.
   *
   * @param tests knows which of them count
   * @param group those that run
   */
  Sample(Processes processes, Tests tests, Group group) {
    this.processes = processes;
    this.tests = tests;
    this.group = group;
  }

  /**
   * Returns the id of a test that now says something else; null if there's none.
   *
   * @param catches wrong programs, each with the test that has caught it
   * @param right programs that must not be caught; the reference isn't among them, since the first
   *     process began like a fresh one and with that
   * @throws IOException if the grader's own processes fail
   */
  String unrepeated(Map<Implementation, String> catches, List<Implementation> right, Random random)
      throws IOException, TrialEndedException, UnsendableException {
    List<Implementation> all = new ArrayList<>(catches.keySet());
    all.addAll(right);
    Collections.shuffle(all, random);
    for (Implementation program : all) {
      String caughtBy = catches.get(program);
      String test = caughtBy == null ? rejecting(program) : missing(program, caughtBy);
      if (test != null) {
        return test;
      }
    }
    return null;
  }

  private String missing(Implementation wrong, String caughtBy)
      throws IOException, TrialEndedException, UnsendableException {
    return failing(wrong).contains(caughtBy) ? null : caughtBy;
  }

  // Twice, since a test that fails now and then must not void all others.
  private String rejecting(Implementation right)
      throws IOException, TrialEndedException, UnsendableException {
    Set<String> failing = failing(right);
    if (!failing.isEmpty()) {
      failing.retainAll(failing(right));
    }
    return failing.stream().min(Comparator.naturalOrder()).orElse(null);
  }

  /** Returns the tests that count and fail on a program. What ends its process is left out. */
  private Set<String> failing(Implementation program)
      throws IOException, TrialEndedException, UnsendableException {
    Set<String> failing = new HashSet<>();
    try (TestsProcess fresh = processes.with(program.changedClasses())) {
      fresh
          .run(new Run(Map.of(), group.types(), List.of(), false))
          .forEach(
              (test, said) -> {
                if (said.verdict() == Verdict.FAILED && tests.counts(test)) {
                  failing.add(test);
                }
              });
    }
    return failing;
  }
}
