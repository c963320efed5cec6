package backprop.grader.explain;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Texts;
import backprop.grader.diagnosis.Leaf;
import backprop.grader.diagnosis.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueTextTest {

  private static final Leaf LARGE =
      new Leaf(
          "",
          "double[50][40]",
          List.of(50, 40),
          IntStream.range(0, 2000).asDoubleStream().toArray(),
          null);

  @Test
  void aLargeArrayIsCutAroundTheNumberThatMatters() {
    String text = some(LARGE, 30 * 40 + 20);
    assertThat(text).contains("double[50][40]", "[30][18..23]", "1220.0", "4 of 50 rows");
    assertThat(text).doesNotContain("1199.0");
  }

  @Test
  void theLastNumberIsWithinTheCut() {
    assertThat(some(LARGE, 1999)).contains("[49][34..39]", "1999.0");
  }

  @Test
  void allShowsEveryNumber() {
    String text = new ValueText(true, Texts.EN).of("answer", new Snapshot(List.of(LARGE)), "", 0);
    assertThat(text).contains(" 0.0,", "1000.0", "1999.0").doesNotContain("rows");
  }

  @Test
  void noLineIsLongerThanATerminal() {
    String text = some(LARGE, 700) + some(text("x".repeat(5000)), -1);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void hostileTextIsCutAndHarmless() {
    String text = some(text("\u001b[2J\nforged line" + "y".repeat(5000)), -1);
    assertThat(text).doesNotContain("\u001b", "\nforged").hasSizeLessThan(600);
  }

  @Test
  void thePartThatMattersIsShownAmongMany() {
    List<Leaf> leaves =
        IntStream.range(0, 30)
            .mapToObj(i -> new Leaf("[" + i + "]", "double", List.of(), new double[] {i}, null))
            .toList();
    String text = new ValueText(false, Texts.EN).of("answer", new Snapshot(leaves), "[25]", 0);
    assertThat(text).contains("answer[25]", "21 more parts").doesNotContain("answer[24]");
  }

  @Test
  void emptyArraysHaveATypeOnly() {
    Leaf empty = new Leaf("", "double[0]", List.of(0), new double[0], null);
    assertThat(some(empty, -1)).isEqualTo("  answer         double[0]\n");
    Leaf rows = new Leaf("", "double[2][0]", List.of(2, 0), new double[0], null);
    assertThat(some(rows, -1)).contains("double[2][0]");
  }

  private static String some(Leaf leaf, int index) {
    return new ValueText(false, Texts.EN)
        .of("answer", new Snapshot(Collections.singletonList(leaf)), "", index);
  }

  private static Leaf text(String text) {
    return new Leaf("", "String", List.of(), new double[0], text);
  }
}
