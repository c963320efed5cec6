package backprop.grader.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What can be seen between wrong answers and the right ones: the table of relations. Each holds in
 * all wrong calls or isn't told, so it is true whatever the program is.
 */
final class Relations {

  /**
   * A relation.
   *
   * @param sentence completes "Your gradient of W1 is ..."
   * @param exact whether it says what every wrong number is
   */
  record Found(String id, String sentence, boolean exact) {}

  private record Relation(String id, boolean exact, Sentence sentence) {}

  private interface Sentence {
    /** Returns the sentence; null where the relation doesn't hold. */
    String of(List<Sample> wrong, List<Sample> right);
  }

  private static final List<Relation> TABLE = new ArrayList<>();

  static {
    TABLE.add(new Relation("range", true, (wrong, right) -> Ranges.reach(wrong)));
    TABLE.add(new Relation("zero", true, Places::zero));
    whole("nan", "is NaN throughout", s -> s.allGot(Double::isNaN));
    whole("infinite", "is infinite throughout", s -> s.allGot(Double::isInfinite));
    TABLE.add(new Relation("factor", true, (wrong, right) -> Multiples.factor(wrong)));
    TABLE.add(new Relation("size", true, (wrong, right) -> Multiples.sizeFactor(wrong)));
    TABLE.add(new Relation("offset", true, (wrong, right) -> Multiples.offset(wrong)));
    whole("transposed", "is the right one, transposed", Rows::transposed);
    TABLE.add(new Relation("input", true, (wrong, right) -> Functions.ofInput(wrong)));
    TABLE.add(new Relation("function", true, (wrong, right) -> Functions.ofRight(wrong)));
    whole(
        "first-row",
        "has the right first row in every row",
        s -> s.isMatrix() && Rows.rowsAre(s, 0));
    whole(
        "last-row",
        "has the right last row in every row",
        s -> s.isMatrix() && Rows.rowsAre(s, s.rows() - 1));
    TABLE.add(new Relation("float", true, (wrong, right) -> Functions.rounded(wrong)));
    TABLE.add(new Relation("digits", true, (wrong, right) -> Functions.digits(wrong)));
    TABLE.add(new Relation("cancelled", false, (wrong, right) -> Functions.cancelled(wrong)));
    TABLE.add(
        new Relation(
            "order",
            true,
            (wrong, right) ->
                Sample.holds(wrong, Rows::reordered)
                    ? "has the right numbers, but in another order"
                    : null));
    TABLE.add(
        new Relation(
            "all-equal",
            false,
            (wrong, right) ->
                Sample.holds(
                        wrong,
                        s ->
                            s.want().numbers().length > 1
                                && s.allGot(x -> x == s.got().numbers()[0]))
                    ? "has the same number in every entry"
                    : null));
    TABLE.add(new Relation("where", false, Places::where));
    TABLE.add(new Relation("place", false, Places::places));
    TABLE.add(new Relation("sums", false, (wrong, right) -> Rows.rowSums(wrong, true)));
    TABLE.add(
        new Relation(
            "one-factor",
            false,
            (wrong, right) ->
                Sample.holds(
                        wrong,
                        s -> s.want().numbers().length > 1 && !Double.isNaN(Multiples.factor(s)))
                    ? "is a multiple of the right one, by a factor that differs from call to call"
                    : null));
    TABLE.add(
        new Relation(
            "row-factor",
            false,
            (wrong, right) ->
                Sample.holds(
                        wrong, s -> s.isMatrix() && s.columns() > 1 && Rows.rowFactors(s, false))
                    ? "has in each row the right numbers times a factor that differs from row to row"
                    : null));
    TABLE.add(
        new Relation(
            "column-factor",
            false,
            (wrong, right) ->
                Sample.holds(
                        wrong, s -> s.isMatrix() && s.columns() > 1 && Rows.rowFactors(s, true))
                    ? "has in each column the right numbers times a factor that differs from column to column"
                    : null));
    TABLE.add(
        new Relation(
            "row-offset",
            false,
            (wrong, right) ->
                Sample.holds(wrong, s -> s.columns() > 1 && Rows.rowOffsets(s))
                    ? "is the right one plus a number that is the same within a row"
                    : null));
    TABLE.add(new Relation("row-sums", false, (wrong, right) -> Rows.rowSums(wrong, false)));
    TABLE.add(new Relation("size-only", false, Places::when));
    TABLE.add(new Relation("signs", false, (wrong, right) -> Places.signs(wrong)));
  }

  private Relations() {}

  private static void whole(String id, String sentence, Predicate<Sample> holds) {
    TABLE.add(
        new Relation(id, true, (wrong, right) -> Sample.holds(wrong, holds) ? sentence : null));
  }

  /**
   * Returns the first relation of the table that holds in all wrong answers; or else in those that
   * are numbers, where others are none.
   */
  static Optional<Found> find(List<Sample> wrong, List<Sample> right) {
    Optional<Found> found = first(wrong, right);
    List<Sample> numbers = wrong.stream().filter(Relations::isOrdinary).toList();
    if (found.isPresent() || numbers.size() == wrong.size()) {
      return found;
    }
    return first(numbers, right)
        .map(
            some ->
                new Found(
                    some.id() + "+not-a-number",
                    "%s, or, in other calls, not a number or infinite where it shouldn't be"
                        .formatted(some.sentence()),
                    false));
  }

  /** Tells whether an answer is a number, each of its entries, or isn't to be one. */
  private static boolean isOrdinary(Sample s) {
    return IntStream.range(0, s.want().numbers().length)
        .allMatch(
            i -> Double.isFinite(s.got().numbers()[i]) || !Double.isFinite(s.want().numbers()[i]));
  }

  private static Optional<Found> first(List<Sample> wrong, List<Sample> right) {
    for (Relation relation : TABLE) {
      // A single answer may be so by chance.
      String sentence = wrong.size() < 2 ? null : relation.sentence.of(wrong, right);
      if (sentence != null) {
        return Optional.of(new Found(relation.id, sentence, relation.exact));
      }
    }
    return Optional.empty();
  }
}
