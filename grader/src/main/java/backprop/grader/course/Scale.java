package backprop.grader.course;

import backprop.grader.common.Texts;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * From points to a grade. What is null has its default.
 *
 * @param passPercent of the highest total, to pass on a scale of grades
 * @param step grades from 1 to 6 are rounded to a multiple of it
 */
public record Scale(Kind kind, Double passPercent, Double step) {

  /** No grade, only points. */
  static final Scale NONE = new Scale(Kind.POINTS, null, null);

  private static final double HALF = 50.0;
  private static final double QUARTER = 0.25;

  /** Steps of a tenth of what lies above passing; the last two are one grade. */
  private static final String[] FIVE_TO_ONE = {
    "4.0", "3.7", "3.3", "3.0", "2.7", "2.3", "2.0", "1.7", "1.3", "1.0", "1.0"
  };

  /** Differences below this are rounding errors. */
  private static final double ROUNDING = 1e-9;

  /** The scales that there are. */
  public enum Kind {
    @JsonProperty("points")
    POINTS,
    @JsonProperty("percent")
    PERCENT,
    /** 6 is best, 4 is enough: in a straight line from 1 to 4, and from 4 to 6. */
    @JsonProperty("1-6")
    ONE_TO_SIX,
    /** 1.0 is best, 4.0 is enough, 5.0 is failed. */
    @JsonProperty("1.0-5.0")
    ONE_TO_FIVE
  }

  /** Checks the numbers; what isn't said has its default. */
  public Scale {
    kind = kind == null ? Kind.POINTS : kind;
    passPercent = passPercent == null ? HALF : passPercent;
    step = step == null ? QUARTER : step;
    if (!(passPercent > 0 && passPercent < 100)) {
      throw new IllegalArgumentException("passPercent: give a percentage between 0 and 100");
    }
    if (!(step > 0 && step <= 1)) {
      throw new IllegalArgumentException("step: give a step of grades above 0 and up to 1");
    }
  }

  /** Returns the grade for a total; empty where there are only points. */
  public String grade(double total, double maxTotal) {
    double percent = 100 * total / maxTotal;
    double above = (percent - passPercent) / (100 - passPercent);
    return switch (kind) {
      case POINTS -> "";
      case PERCENT -> String.format(Locale.ROOT, "%.1f %%", percent);
      case ONE_TO_SIX -> {
        boolean pass = above >= -ROUNDING;
        double grade = pass ? 4 + 2 * above : 1 + 3 * percent / passPercent;
        double rounded = Math.floor(grade / step + 0.5 + ROUNDING) * step;
        // Rounding must not fail those who pass, nor pass those who fail.
        double passes = pass ? Math.max(4, rounded) : Math.min(rounded, 4 - step);
        yield String.format(Locale.ROOT, "%.2f", Math.max(1, Math.min(6, passes)));
      }
      case ONE_TO_FIVE ->
          above < -ROUNDING
              ? "5.0"
              : FIVE_TO_ONE[Math.min(10, (int) Math.floor(10 * above + ROUNDING))];
    };
  }

  /** Tells whether a total is enough. */
  boolean passes(double total, double maxTotal) {
    return 100 * total >= passPercent * maxTotal - ROUNDING;
  }

  /** Returns the scale in words, for the foot of a report; empty where there are only points. */
  public String words(Texts t) {
    String pass = String.format(Locale.ROOT, "%.4g", passPercent).replaceAll("\\.?0+$", "");
    return kind == Kind.POINTS ? "" : t.say("scale." + kind.name(), t.number(pass));
  }
}
