package backprop.grader.authoring;

import backprop.grader.grading.ProgramGrader;
import backprop.grader.result.Assignment;
import backprop.grader.result.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs in which a method of the reference overwrites its arguments. */
final class OverwritingTrials {

  private final Assignment assignment;
  private final Map<String, byte[]> reference;
  private final List<OverwritingMethod> methods = new ArrayList<>();

  OverwritingTrials(Assignment assignment, Map<String, byte[]> reference) {
    this.assignment = assignment;
    this.reference = reference;
    reference.forEach(
        (name, bytes) -> {
          if (assignment.files().contains(file(name))) {
            methods.addAll(OverwritingMethod.of(name, bytes));
          }
        });
  }

  /** One method, one kind of overwriting. */
  record Trial(OverwritingMethod method, String kind, Task task, byte[] original) {

    Overwritten run(ProgramGrader grader, long seed) throws IOException {
      return new Overwritten(
          method.toString(),
          kind,
          grader.points(method.program(original, kind, "inPlace"), seed, task),
          grader.points(method.program(original, kind, "copied"), seed, task),
          grader.points(method.program(original, "other numbers", "afterwards"), seed, task),
          task.maxScore());
    }
  }

  /** Returns trials of each method, with every kind or with one, the kinds by turns. */
  List<Trial> trials(boolean everyKind) {
    List<Trial> trials = new ArrayList<>();
    int kinds = OverwritingMethod.KINDS.size();
    for (int i = 0; i < methods.size(); i++) {
      for (int kind = 0; kind < kinds; kind++) {
        if (everyKind || kind == i % kinds) {
          trials.add(trial(methods.get(i), kind));
        }
      }
    }
    return trials;
  }

  private Trial trial(OverwritingMethod method, int kind) {
    String name = method.className();
    Task task =
        assignment.tasks().stream()
            .filter(each -> each.files().contains(file(name)))
            .findFirst()
            .orElseThrow();
    return new Trial(method, OverwritingMethod.KINDS.get(kind), task, reference.get(name));
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".java";
  }
}
