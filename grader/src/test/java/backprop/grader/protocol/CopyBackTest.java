package backprop.grader.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyBackTest {

  @Test
  void elementsAreCopiedInPlace() {
    double[] row = {1, 2};
    double[][] target = {row};
    assertThat(CopyBack.copy(target, new double[][] {{3, -0.0}})).isTrue();
    assertThat(target[0]).isSameAs(row);
    assertThat(Double.doubleToRawLongBits(row[1])).isEqualTo(Double.doubleToRawLongBits(-0.0));
  }

  @Test
  void rowsKeepTheirLengthAndShowNanWhereTheyWereReplaced() {
    double[] row = {1};
    double[][] target = {row, null, {2, 4}, {3}};
    assertThat(CopyBack.copy(target, new double[][] {{1, 2}, {3}, null, {5}})).isTrue();
    assertThat(target[0]).isSameAs(row).containsExactly(Double.NaN);
    assertThat(target[1]).isNull();
    assertThat(target[2]).containsExactly(Double.NaN, Double.NaN);
    assertThat(target[3]).containsExactly(5);
  }

  @Test
  void anotherStructureIsRefused() {
    double[] target = {1};
    assertThat(CopyBack.copy(target, new double[2])).isFalse();
    assertThat(CopyBack.copy(target, new int[1])).isFalse();
    assertThat(CopyBack.copy(target, null)).isFalse();
    assertThat(CopyBack.copy(target, List.of())).isFalse();
    assertThat(target).containsExactly(1);
  }

  @Test
  void aRecordTakesNewElementsButNoNewComponents() {
    Loop.Point target = new Loop.Point(new double[] {1}, 2);
    assertThat(CopyBack.copy(target, new Loop.Point(new double[] {9}, 3))).isFalse();
    assertThat(CopyBack.copy(target, new Loop.Point(new double[2], 2))).isFalse();
    assertThat(target.x()).containsExactly(1);
    assertThat(CopyBack.copy(target, new Loop.Point(new double[] {9}, 2))).isTrue();
    assertThat(target.x()).containsExactly(9);
  }

  @Test
  void listsKeepTheirSize() {
    double[] first = {1};
    List<Object> target = new ArrayList<>(List.of(first, "old"));
    CopyBack.copy(target, List.of(new double[] {2}, "new", "more"));
    assertThat(target).hasSize(2).endsWith("new");
    assertThat(target.get(0)).isSameAs(first);
    CopyBack.copy(target, List.of());
    assertThat(target).containsExactly(first, null);
    assertThat(first).containsExactly(Double.NaN);
    assertThatThrownBy(() -> CopyBack.copy(List.of(2), List.of(1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
