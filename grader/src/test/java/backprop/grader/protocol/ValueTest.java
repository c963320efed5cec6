package backprop.grader.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {

  @Test
  void everyBitPatternOfADoubleSurvives() throws Exception {
    double[] x = new double[2048];
    for (int i = 0; i < x.length; i++) {
      x[i] = Double.longBitsToDouble(0x9e37_79b9_7f4a_7c15L * i);
    }
    double[] back = (double[]) Loop.value(x);
    for (int i = 0; i < x.length; i++) {
      assertThat(Double.doubleToRawLongBits(back[i])).isEqualTo(Double.doubleToRawLongBits(x[i]));
    }
  }

  @Test
  void shapesSurvive() throws Exception {
    double[][] ragged = {{}, null, {1, 2}};
    assertThat((double[][]) Loop.value(ragged)).isDeepEqualTo(ragged);
    long[] longs = {Long.MIN_VALUE, 1};
    assertThat(Loop.value(longs)).isEqualTo(longs);
    assertThat(Loop.value(new String[] {"a", null})).isEqualTo(new String[] {"a", null});
    Object[] objects = (Object[]) Loop.value(new Object[] {1, "b", new int[0]});
    assertThat(objects).startsWith(1, "b");
  }

  @Test
  void aListStaysAsModifiableAsItWas() throws Exception {
    assertThat(Loop.value(new ArrayList<>(List.of(1)))).isInstanceOf(ArrayList.class);
    List<?> fixed = (List<?>) Loop.value(List.of(1));
    assertThatThrownBy(() -> fixed.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void recordsOfTheAssignmentSurvive() throws Exception {
    Loop.Point back = (Loop.Point) Loop.value(new Loop.Point(new double[] {1}, 2));
    assertThat(back.x()).containsExactly(1);
    assertThat(back.y()).isEqualTo(2);
    assertThat((Object[]) Loop.value(new Loop.Point[] {back, null})).hasSize(2);
  }

  @Test
  void equalValuesGiveEqualBytes() throws Exception {
    Object value = List.of(new double[][] {{1}, {2}}, "x", 3L);
    ByteSink first = new ByteSink();
    new ValueWriter(first, Loop.NOTHING).write(value);
    ByteSink second = new ByteSink();
    new ValueWriter(second, Loop.NOTHING).write(Loop.value(value));
    assertThat(Loop.bytes(second)).isEqualTo(Loop.bytes(first));
  }

  @Test
  void whatIsNotInTheClosedSetIsRefused() {
    record Unknown(int x) {}
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    for (Object value :
        new Object[] {
          'c',
          1.0f,
          (byte) 1,
          new Thread(),
          new Unknown(1),
          new float[1],
          new Unknown[0],
          cycle,
          new double[5_000_000],
          "x".repeat(Caps.STRING + 1),
          new Object[Caps.NODES + 1]
        }) {
      assertThatThrownBy(() -> Loop.value(value)).isInstanceOf(UnsendableException.class);
    }
  }

  @Test
  void aFlagIsZeroOrOne() throws Exception {
    ByteSource source = Loop.source(new ByteSink().putByte(2));
    assertThatThrownBy(source::getFlag).isInstanceOf(ProtocolException.class);
  }

  @Test
  void classBundlesSurvive() throws Exception {
    ClassBundle bundle =
        new ClassBundle(
            java.util.Set.of("a.B"), java.util.Map.of("a.B", new byte[] {1}, "a.C", new byte[0]));
    ClassBundle back = ClassBundle.read(Loop.source(bundle.encode()));
    assertThat(back.api()).containsExactly("a.B");
    assertThat(back.classes().keySet()).containsExactly("a.B", "a.C");
    assertThat(back.classes().get("a.B")).containsExactly(1);
  }

  @Test
  void onlyChangedArgumentsAreSentBack() throws Exception {
    double[] kept = {1};
    double[][] changed = {{1}, {2}};
    ByteSink call = new ByteSink();
    Arguments.write(call, Loop.NOTHING, new Object[] {kept, changed, 3});
    Arguments callee = new Arguments(Loop.source(call), Loop.NOTHING);
    ((double[][]) callee.values()[1])[1][0] = Double.NaN;
    ByteSink answer = new ByteSink();
    callee.writeChanges(answer);
    assertThat(answer.size()).isLessThan(100);
    Arguments.readChanges(Loop.source(answer), Loop.NOTHING, new Object[] {null, changed, null});
    assertThat(Arrays.deepToString(changed)).isEqualTo("[[1.0], [NaN]]");
  }
}
