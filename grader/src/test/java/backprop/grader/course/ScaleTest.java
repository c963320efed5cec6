package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Texts;
import backprop.grader.course.Scale.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  private static final long SEED = 20261121;

  @ParameterizedTest
  @CsvSource({
    "0, 5.0", "49.99, 5.0", "50, 4.0", "54.99, 4.0", "55, 3.7", "60, 3.3", "65, 3.0", "70, 2.7",
    "75, 2.3", "80, 2.0", "85, 1.7", "90, 1.3", "94.99, 1.3", "95, 1.0", "100, 1.0", "115, 1.0"
  })
  void oneToFiveHasItsBordersAtEveryTenth(double total, String grade) {
    assertThat(new Scale(Kind.ONE_TO_FIVE, 50.0, null).grade(total, 100)).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.00",
    "25, 2.50",
    "49.99, 3.75",
    "50, 4.00",
    "53.12, 4.00",
    "53.13, 4.25",
    "75, 5.00",
    "100, 6.00",
    "115, 6.00"
  })
  void oneToSixIsAStraightLineToPassingAndFromThere(double total, String grade) {
    assertThat(new Scale(Kind.ONE_TO_SIX, 50.0, 0.25).grade(total, 100)).isEqualTo(grade);
  }

  @Test
  void whoeverHasExactlyThePointsToPassPasses() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      double pass = (1 + random.nextInt(989)) / 10.0;
      double max = 1 + random.nextInt(300);
      double total = pass * max / 100;
      String where = "seed " + SEED + ", " + total + " of " + max + " at " + pass;
      assertThat(Double.parseDouble(new Scale(Kind.ONE_TO_SIX, pass, 0.3).grade(total, max)))
          .as(where)
          .isGreaterThanOrEqualTo(4);
      assertThat(new Scale(Kind.ONE_TO_FIVE, pass, null).grade(total, max))
          .as(where)
          .isNotEqualTo("5.0");
      assertThat(Double.parseDouble(new Scale(Kind.ONE_TO_SIX, pass, 0.5).grade(total * 0.99, max)))
          .as(where)
          .isLessThan(4);
    }
  }

  @Test
  void morePointsNeverMakeAWorseGrade() {
    for (double step : new double[] {0.1, 0.25, 0.3, 0.5, 1}) {
      Scale scale = new Scale(Kind.ONE_TO_SIX, 60.0, step);
      double last = 0;
      for (double total = 0; total <= 100; total += 0.25) {
        double grade = Double.parseDouble(scale.grade(total, 100));
        assertThat(grade).as("step %s, total %s", step, total).isBetween(Math.max(1, last), 6.0);
        last = grade;
      }
    }
  }

  @Test
  void percentIsOfTheHighestTotal() {
    Scale scale = new Scale(Kind.PERCENT, null, null);
    assertThat(scale.grade(107, 107)).isEqualTo("100.0 %");
    assertThat(scale.grade(0, 150)).isEqualTo("0.0 %");
    assertThat(scale.grade(1, 3)).isEqualTo("33.3 %");
  }

  @Test
  void pointsHaveNoGradeAndNoWords() {
    assertThat(Scale.NONE.grade(50, 100)).isEmpty();
    assertThat(Scale.NONE.words(Texts.EN)).isEmpty();
    assertThat(new Scale(Kind.ONE_TO_SIX, 100 / 3.0, null).words(Texts.EN)).contains("33.33 %");
    assertThat(new Scale(Kind.ONE_TO_FIVE, 50.0, null).words(Texts.EN)).contains("at 50 %");
  }
}
