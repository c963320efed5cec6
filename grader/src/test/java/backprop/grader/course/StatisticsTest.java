package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.ClassStatistics.Bin;
import backprop.grader.course.ClassStatistics.TaskStatistics;
import backprop.grader.result.Misconception;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final String IN_TIME = "2026-06-15T23:59:59";
  private static final double[] FULL = {6, 12, 14, 18, 22, 18, 10, 6, 9};

  private final SmallClass all = new SmallClass();

  @Test
  void anEmptyClassHasABook() {
    ClassStatistics statistics = new SmallClass().gradebook().result().statistics();
    assertThat(statistics.students()).isZero();
    assertThat(statistics.median()).isZero();
    assertThat(statistics.bins()).hasSize(10).extracting(Bin::students).containsOnly(0);
  }

  @Test
  void statisticsAreOfThoseWhoWereGraded() {
    all.handIn("a", "a", IN_TIME).graded(FULL).handIn("b", "b", IN_TIME).graded(6);
    all.handIn("c", "c", IN_TIME).graded().handIn("d", "d", IN_TIME).graded(3, 12, 14, 1);
    all.handIn("e", "e", IN_TIME).unreadable().handIn("f", "f", IN_TIME).ungraded();
    all.member("g", "g", "");
    for (String id : new String[] {"a", "b", "c", "d", "e", "f"}) {
      all.member(id, id, "");
    }
    ClassStatistics statistics = all.gradebook().result().statistics();
    assertThat(statistics.students()).isEqualTo(7);
    assertThat(statistics.graded()).isEqualTo(4);
    assertThat(statistics.unreadable()).isEqualTo(1);
    assertThat(statistics.ungraded()).isEqualTo(1);
    assertThat(statistics.missing()).isEqualTo(1);
    assertThat(statistics.mean()).isEqualTo(34); // of 100, 6, 0, 30
    assertThat(statistics.median()).isEqualTo(18);
    TaskStatistics first = statistics.tasks().get(0);
    assertThat(first.mean()).isEqualTo(3.75);
    assertThat(first.full()).isEqualTo(0.5);
    assertThat(first.none()).isEqualTo(0.25);
    assertThat(statistics.bins())
        .extracting(Bin::students)
        .containsExactly(2, 0, 0, 1, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void aTotalOnTheBorderOfABinBelongsToTheUpperOne() {
    all.maxPaper(7);
    for (int i = 0; i <= 10; i++) {
      double total = Math.round(i * 1070.0) / 100.0;
      double paper = Math.min(7, total);
      String id = "s" + i;
      double[] points = {0, 0, 0, 0, total - paper};
      all.handIn(id, id, IN_TIME).graded(points).paper(id, paper);
    }
    assertThat(all.gradebook().result().statistics().bins())
        .extracting(Bin::students)
        .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 2);
  }

  @Test
  void aMisconceptionCountsOnceForEachStudent() {
    Misconception rare = new Misconception("a/rare", "s", "h");
    Misconception often = new Misconception("b/often", "s", "h");
    all.handIn("a", "a", IN_TIME).graded(rare, 1);
    all.handIn("b", "b", IN_TIME).graded(often, 1).handIn("c", "c", IN_TIME).graded(often, 1);
    assertThat(all.gradebook().result().statistics().misconceptions())
        .containsExactly(
            new ClassStatistics.MisconceptionCount("b/often", "s", "1", 2),
            new ClassStatistics.MisconceptionCount("a/rare", "s", "1", 1));
  }
}
