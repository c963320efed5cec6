package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One call of a hidden test with what came of it, whole.
 *
 * @param name such as Softmax.softmax, or new LinearLayer
 * @param arguments as they were after the call
 * @param answer what it returned, or the kind of exception that it threw
 * @param message of the exception; empty without one
 */
public record RecordedCall(String name, List<Snapshot> arguments, Snapshot answer, String message) {

  /** The memory that a value takes besides its numbers, in numbers. */
  private static final int LEAF = 16;

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

  /** Returns how many numbers it keeps, or what takes as much memory. */
  long size() {
    return leaves().mapToLong(leaf -> LEAF + leaf.numbers().length).sum();
  }

  private Stream<Leaf> leaves() {
    return Stream.concat(arguments.stream(), Stream.of(answer)).flatMap(s -> s.leaves().stream());
  }

  /** Tells whether it is a call of the same method with as many arguments. */
  boolean isOfSameMethod(RecordedCall other) {
    return name.equals(other.name) && arguments.size() == other.arguments.size();
  }

  /** Tells whether the same came of the same call. */
  boolean sameAs(RecordedCall other, Tolerance tolerance) {
    return isOfSameMethod(other) && differences(other, tolerance).isEmpty();
  }

  /** Returns where this call differs from the expected one, once for each argument and answer. */
  List<Difference> differences(RecordedCall expected, Tolerance tolerance) {
    double largest =
        tolerance.absolute() == 0
            ? 0
            : Stream.concat(leaves(), expected.leaves())
                .mapToDouble(leaf -> Tolerance.largest(leaf.numbers()))
                .max()
                .orElse(0);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Snapshot one = expected.arguments.get(i);
      Difference.first(Difference.argument(i), one, arguments.get(i), tolerance, largest)
          .ifPresent(differences::add);
    }
    Difference.first(Difference.ANSWER, expected.answer, answer, tolerance, largest)
        .ifPresent(differences::add);
    return differences;
  }
}
