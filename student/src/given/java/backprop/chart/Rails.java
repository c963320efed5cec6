package backprop.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The heights at which a chart shows values that have no place on its y axis. */
final class Rails {
  /** Where a value is shown, and which kind of value it is. */
  record Spot(double place, Kind kind) {}

  /** The kinds of values, from the bottom of a chart to its top. */
  enum Kind {
    LOW,
    ORDINARY,
    INFINITE,
    NAN
  }

  private final Axis axis;
  private final double lowest;
  private final double highest;
  private final boolean hasNegatives;
  private final List<Kind> kinds = new ArrayList<>();

  Rails(LineChart chart) {
    axis = chart.yAxis;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (LineChart.Line line : chart.lines) {
      for (double y : line.y()) {
        Kind kind = kind(y);
        if (kind == Kind.ORDINARY) {
          low = Math.min(low, axis.place(y));
          high = Math.max(high, axis.place(y));
        } else if (!kinds.contains(kind)) {
          kinds.add(kind);
        }
      }
    }
    boolean isFlat = !(high > low);
    double middle = Double.isFinite(low) ? low : 0;
    double margin = isFlat ? Math.max(1, Math.abs(middle) / 10) : 0;
    lowest = isFlat ? middle - margin : low;
    highest = isFlat ? middle + margin : high;
    kinds.sort(null);
    hasNegatives =
        chart.lines.stream().flatMapToDouble(line -> Arrays.stream(line.y())).anyMatch(y -> y < 0);
  }

  /** Returns the kinds of values that need a rail, from bottom to top. */
  List<Kind> kinds() {
    return kinds;
  }

  String name(Kind kind) {
    return switch (kind) {
      case LOW -> !axis.isLogarithmic() ? "\u2212\u221e" : hasNegatives ? "\u2264 0" : "0";
      case ORDINARY -> "";
      case INFINITE -> "+\u221e";
      case NAN -> "NaN";
    };
  }

  double place(Kind kind) {
    double gap = (highest - lowest) / 9;
    return switch (kind) {
      case LOW -> lowest - gap;
      case ORDINARY -> highest;
      case INFINITE -> highest + gap;
      case NAN -> highest + gap * (kinds.contains(Kind.INFINITE) ? 2 : 1);
    };
  }

  /** Returns where to show a value of the line with that number. */
  Spot spot(double y, int line) {
    Kind kind = kind(y);
    if (kind == Kind.ORDINARY) {
      return new Spot(axis.place(y), kind);
    }
    // Lines that share a rail lie beside each other.
    return new Spot(place(kind) - line * (highest - lowest) / 60, kind);
  }

  /** Returns whether the place belongs to ordinary values, not to a rail. */
  boolean isOrdinary(double place) {
    double slack = (highest - lowest) / 20;
    return place >= lowest - slack && place <= highest + slack;
  }

  /** Returns the distance between the lowest and the highest ordinary value. */
  double span() {
    return highest - lowest;
  }

  double bottom() {
    return kinds.contains(Kind.LOW) ? place(Kind.LOW) : lowest;
  }

  double top() {
    return kinds.isEmpty() ? highest : Math.max(highest, place(kinds.get(kinds.size() - 1)));
  }

  private Kind kind(double y) {
    if (Double.isNaN(y)) {
      return Kind.NAN;
    }
    if (axis.holds(y)) {
      return Kind.ORDINARY;
    }
    return y > 0 ? Kind.INFINITE : Kind.LOW;
  }
}
