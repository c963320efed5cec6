package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

  /** Tells whether it has the answer of another call, but for small differences. */
  public boolean answersAs(RecordedCall other) {
    return sameAs(answer, other.answer);
  }

  /** Tells whether its arguments are after it as those of another call are after that. */
  public boolean leavesArgumentsAs(RecordedCall other) {
    return isOfSameMethod(other)
        && IntStream.range(0, arguments.size())
            .allMatch(i -> sameAs(arguments.get(i), other.arguments.get(i)));
  }

  private static boolean sameAs(Snapshot one, Snapshot other) {
    return one.leaves().size() == other.leaves().size()
        && IntStream.range(0, one.leaves().size())
            .allMatch(i -> one.leaves().get(i).sameAs(other.leaves().get(i)));
  }

  /** Tells whether the same came of the same call. */
  boolean sameAs(RecordedCall other, Tolerance tolerance) {
    return isOfSameMethod(other) && differences(other, tolerance).isEmpty();
  }

  /**
   * Tells whether each part of it is as in one of two calls, and some part that differs between
   * them is as in the first.
   */
  boolean liesBetween(RecordedCall first, RecordedCall second) {
    if (!isOfSameMethod(first) || !isOfSameMethod(second)) {
      return false;
    }
    List<Leaf> mine = leaves().toList();
    List<Leaf> one = first.leaves().toList();
    List<Leaf> two = second.leaves().toList();
    boolean shares = false;
    if (mine.size() != one.size() || mine.size() != two.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      boolean asSecond = mine.get(i).sameAs(two.get(i));
      if (!asSecond && !mine.get(i).sameAs(one.get(i))) {
        return false;
      }
      shares |= !asSecond;
    }
    return shares;
  }

  /** Returns which parts of it are as in another call, and not as in the right one. */
  List<Integer> wrongAs(RecordedCall other, RecordedCall right) {
    List<Leaf> mine = leaves().toList();
    List<Leaf> theirs = other.leaves().toList();
    List<Leaf> good = right.leaves().toList();
    return IntStream.range(0, mine.size())
        .filter(i -> i >= good.size() || !mine.get(i).sameAs(good.get(i)))
        .filter(i -> i < theirs.size() && mine.get(i).sameAs(theirs.get(i)))
        .boxed()
        .toList();
  }

  /** Tells whether some number of its answer is wrong that another call has right. */
  boolean spoils(RecordedCall other, RecordedCall right) {
    List<Leaf> mine = answer.leaves();
    List<Leaf> theirs = other.answer.leaves();
    List<Leaf> good = right.answer.leaves();
    for (int i = 0; i < Math.min(mine.size(), Math.min(theirs.size(), good.size())); i++) {
      if (mine.get(i).spoils(theirs.get(i), good.get(i))) {
        return true;
      }
    }
    return false;
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
