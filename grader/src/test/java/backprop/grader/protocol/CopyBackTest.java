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
  void rowsOfAnotherLengthAreReplaced() {
    double[][] target = {{1}, null, {2}};
    assertThat(CopyBack.copy(target, new double[][] {{1, 2}, {3}, null})).isTrue();
    assertThat(target).isDeepEqualTo(new double[][] {{1, 2}, {3}, null});
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
  void listsGrowAndShrink() {
    double[] first = {1};
    List<Object> target = new ArrayList<>(List.of(first));
    CopyBack.copy(target, List.of(new double[] {2}, "new"));
    assertThat(target).hasSize(2).endsWith("new");
    assertThat(target.get(0)).isSameAs(first);
    CopyBack.copy(target, List.of());
    assertThat(target).isEmpty();
    assertThatThrownBy(() -> CopyBack.copy(List.of(), List.of(1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
