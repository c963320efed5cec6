package backprop.grader.authoring;

import backprop.grader.authoring.Verification.Graded;
import backprop.grader.authoring.Verification.Results;
import backprop.grader.common.Numbers;
import backprop.grader.diagnosis.Alternative;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.result.Assignment;
import backprop.grader.result.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws from the results what is as it should be and what isn't. */
public final class Findings {

  /** Fewer wrong programs would make each of them worth too much of what own tests earn. */
  private static final int OWN_TESTS_PROGRAMS = 24;

  /** Points are shown in hundredths. */
  private static final double ROUNDING = 0.005;

  /**
   * What a wrong program loses of its part, unless it is wrong in minor things only: a third, as
   * far as points in hundredths tell.
   */
  private static final double ENOUGH = 1.0 / 3 - 0.005;

  private final Assignment assignment;
  private final Results results;

  private Findings(Assignment assignment, Results results) {
    this.assignment = assignment;
    this.results = results;
  }

  /** Returns the findings, in the order of a report. */
  public static List<Finding> of(Assignment assignment, Results results) {
    Findings findings = new Findings(assignment, results);
    return List.of(
        findings.reference(),
        findings.skeleton(),
        findings.mutants(),
        findings.weights(),
        findings.alternatives(),
        findings.diagnosis(),
        findings.sentences(),
        findings.arguments(),
        findings.tests(),
        findings.ownTests());
  }

  private Finding reference() {
    ProgramResult reference = results.reference();
    List<String> misses = new ArrayList<>();
    for (String test : reference.failed()) {
      misses.add("the reference fails " + test + ": one of the two is wrong");
    }
    String summary =
        "%d of %d tests, %s of %d points, %s of %d bonus"
            .formatted(
                reference.count(State.PASSED),
                reference.count(),
                Numbers.decimal(reference.points(false)),
                assignment.maxScore(false),
                Numbers.decimal(reference.points(true)),
                assignment.maxScore(true));
    return new Finding("reference", summary, misses);
  }

  private Finding skeleton() {
    ProgramResult skeleton = results.skeleton();
    long notStarted = skeleton.count(State.NOT_IMPLEMENTED);
    List<String> misses = new ArrayList<>();
    if (notStarted < skeleton.count() || skeleton.points(false) + skeleton.points(true) > 0) {
      misses.add("a test of the skeleton does not reach a stub: see grade student");
    }
    String summary =
        "%d of %d not started, %s points"
            .formatted(notStarted, skeleton.count(), Numbers.decimal(skeleton.points(false)));
    return new Finding("skeleton", summary, misses);
  }

  private Finding mutants() {
    List<String> misses = new ArrayList<>();
    int good = 0;
    for (Graded<Mutant> mutant : results.mutants()) {
      String id = mutant.program().id();
      String part = mutant.program().entry().part();
      String task = assignment.taskOfPart(part).id();
      Set<String> elsewhere = new HashSet<>(mutant.result().lost().keySet());
      if (!elsewhere.remove(task)) {
        misses.add(id + " loses nothing: add a hidden test of part " + part + " that it fails");
      } else if (elsewhere.isEmpty()) {
        good++;
      }
      for (String other : elsewhere) {
        String tests = String.join(", ", mutant.result().failed(other));
        misses.add(id + " loses points in task " + other + " as well: " + tests);
      }
    }
    String summary =
        "%d of %d lose points in their task and nowhere else"
            .formatted(good, results.mutants().size());
    return new Finding("mutants", summary, misses);
  }

  private Finding weights() {
    List<String> misses = new ArrayList<>();
    long minor =
        results.mutants().stream().filter(m -> m.program().entry().minor() != null).count();
    for (Graded<Mutant> mutant : results.mutants()) {
      String part = mutant.program().entry().part();
      double lost = mutant.result().lostOf(part);
      if (!mutant.result().lost().isEmpty()
          && lost < ENOUGH
          && mutant.program().entry().minor() == null) {
        misses.add(
            ("%s loses %.0f %% of part %s, less than a third: the part's heaviest test should fail"
                    + " it (or its minor says why so little is right)")
                .formatted(mutant.program().id(), 100 * lost, part));
      }
    }
    long badly = results.mutants().size() - minor;
    String summary =
        "%d of %d lose a third of their part, besides %d minor ones"
            .formatted(badly - misses.size(), badly, minor);
    return new Finding("weights", summary, misses);
  }

  private Finding alternatives() {
    List<String> misses = new ArrayList<>();
    int good = 0;
    for (Graded<Alternative> alternative : results.alternatives()) {
      Map<String, Double> may = alternative.program().entry().loses();
      Map<String, Double> lost = alternative.result().lost();
      List<String> tooMuch =
          lost.keySet().stream()
              .filter(task -> lost.get(task) > may.getOrDefault(task, 0.0) + ROUNDING)
              .toList();
      for (String task : tooMuch) {
        misses.add(
            "%s is right but loses %s in task %s: %s"
                .formatted(
                    alternative.program().id(),
                    Numbers.decimal(lost.get(task)),
                    task,
                    String.join(", ", alternative.result().failed(task))));
      }
      good += tooMuch.isEmpty() ? 1 : 0;
    }
    String summary = "%d of %d keep their marks".formatted(good, results.alternatives().size());
    return new Finding("alternatives", summary, misses);
  }

  private Finding diagnosis() {
    List<String> misses = new ArrayList<>();
    int named = 0;
    for (Graded<Mutant> mutant : results.mutants()) {
      String id = mutant.program().id();
      Set<String> names = mutant.result().named().keySet();
      if (names.equals(Set.of(id))) {
        named++;
      } else if (names.isEmpty()) {
        misses.add(id + " was not named; it fails " + String.join(", ", mutant.result().failed()));
      } else {
        misses.add(
            id
                + " was named "
                + String.join(", ", names)
                + ": add a call to a hidden test that tells them apart");
      }
    }
    for (Graded<Alternative> alternative : results.alternatives()) {
      if (alternative.program().entry().loses().isEmpty()) {
        for (String name : alternative.result().named().keySet()) {
          misses.add(alternative.program().id() + " is right but was named " + name);
        }
      }
    }
    String summary = "%d of %d named".formatted(named, results.mutants().size());
    return new Finding("diagnosis", summary, misses);
  }

  private Finding sentences() {
    List<String> misses = new ArrayList<>();
    long failed = 0;
    for (Graded<Mutant> mutant : results.mutants()) {
      failed += mutant.result().failed().size();
      for (String test : mutant.result().untrue()) {
        misses.add(
            ("%s fails %s, but what its sentence says holds of it: compare with the program's own"
                    + " answers, or say what is compared")
                .formatted(mutant.program().id(), test));
      }
    }
    String summary = "none of %d failures is told by a claim that holds".formatted(failed);
    return new Finding("sentences", summary, misses);
  }

  private Finding arguments() {
    List<String> misses = new ArrayList<>();
    for (Overwritten trial : results.overwritten()) {
      if (trial.gains()) {
        misses.add(
            ("%s gets %s instead of %s points if it overwrites its arguments with %s:"
                    + " a test works out from changed arguments what it expects")
                .formatted(
                    trial.method(),
                    Numbers.decimal(trial.points()),
                    Numbers.decimal(trial.pointsOfCopies()),
                    trial.kind()));
      }
      if (trial.goesUnnoticed()) {
        misses.add(
            ("%s loses nothing if it overwrites its arguments when it has its answer:"
                    + " no test sees that they change")
                .formatted(trial.method()));
      }
    }
    int count = results.overwritten().size();
    String summary =
        "%d of %d gain nothing by overwriting them, and lose by it"
            .formatted(count - misses.size(), count);
    return new Finding("arguments", summary, misses);
  }

  private Finding tests() {
    Set<String> failed =
        results.mutants().stream()
            .flatMap(mutant -> mutant.result().failed().stream())
            .collect(Collectors.toSet());
    List<String> idle =
        results.skeleton().failed().stream().filter(test -> !failed.contains(test)).toList();
    List<String> misses =
        idle.isEmpty()
            ? List.of()
            : List.of(
                "failed by no mutant, so add the one that each is for, or delete it: "
                    + String.join(", ", idle));
    long count = results.skeleton().count();
    String summary = "%d of %d are failed by some mutant".formatted(count - idle.size(), count);
    return new Finding("tests", summary, misses);
  }

  private Finding ownTests() {
    List<String> misses = new ArrayList<>();
    Set<String> without = new TreeSet<>();
    assignment.tasks().stream().filter(task -> !task.bonus()).forEach(t -> without.add(t.id()));
    results
        .ownTests()
        .forEach(
            (program, failed) -> {
              without.remove(assignment.taskOfPart(program.entry().part()).id());
              if (!failed.isEmpty()) {
                misses.add(
                    program.id()
                        + " is no program for own tests: public tests fail, "
                        + String.join(", ", failed));
              }
            });
    int programs = results.ownTests().size();
    String summary =
        "%d of %d programs pass every public test".formatted(programs - misses.size(), programs);
    if (programs < OWN_TESTS_PROGRAMS) {
      misses.add("mark more programs ownTests: there are to be " + OWN_TESTS_PROGRAMS);
    }
    for (String task : without) {
      misses.add("mark a program of task " + task + " ownTests: it has none");
    }
    return new Finding("own tests", summary, misses);
  }
}
