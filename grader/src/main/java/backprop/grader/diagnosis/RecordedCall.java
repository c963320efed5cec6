package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One call of a hidden test with what came of it, whole.
 *
 * @param name such as Softmax.softmax, or new LinearLayer
 * @param arguments as they were after the call
 * @param answer what it returned, or the kind of exception that it threw
 * @param message of the exception; empty without one
 */
public record RecordedCall(String name, List<Snapshot> arguments, Snapshot answer, String message) {

  static RecordedCall of(
      Class<?> owner, String method, Object[] arguments, Object result, Throwable thrown) {
    String type = owner.getSimpleName();
    return new RecordedCall(
        method.equals("<init>") ? "new " + type : type + "." + method,
        Arrays.stream(arguments).map(Snapshot::of).toList(),
        thrown == null
            ? Snapshot.of(result)
            : Snapshot.text("throws " + thrown.getClass().getSimpleName()),
        thrown == null || thrown.getMessage() == null ? "" : thrown.getMessage());
  }

  /** Returns how many numbers it keeps. */
  long size() {
    return answer.size() + arguments.stream().mapToLong(Snapshot::size).sum();
  }

  /** Returns where this call differs from the expected one, once for each argument and answer. */
  List<Difference> differences(RecordedCall expected, Tolerance tolerance) {
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String place = Difference.argument(i);
      Difference.first(place, expected.arguments.get(i), arguments.get(i), tolerance)
          .ifPresent(differences::add);
    }
    Difference.first(Difference.ANSWER, expected.answer, answer, tolerance)
        .ifPresent(differences::add);
    return differences;
  }
}
