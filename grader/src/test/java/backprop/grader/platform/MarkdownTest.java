package backprop.grader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Text;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text of a submission stays text, whatever it holds. */
class MarkdownTest {

  private static final String PIECES =
      "\\`*_{}[]()<>#+-.!|~&:$@/=\"' \t\n ab1 http://x <b> </td> ** `` [a](b) ![x](y) &amp; 1. - ---";

  static Stream<String> texts() {
    long seed = System.nanoTime();
    System.out.println("MarkdownTest: seed " + seed);
    Random dice = new Random(seed);
    return Stream.concat(
        Stream.of(
            "<script>alert(1)</script>",
            "[click](javascript:alert(1))",
            "![x](https://example.com/x.png)",
            "TanhLayer.java:27: `;` *expected* | forged | 100 |",
            "</details>\n# Full marks",
            "https://example.com/?a=1&b=2"),
        Stream.generate(() -> text(dice)).limit(500));
  }

  private static String text(Random dice) {
    StringBuilder text = new StringBuilder("a");
    for (int i = dice.nextInt(12); i >= 0; i--) {
      int start = dice.nextInt(PIECES.length());
      text.append(PIECES, start, Math.min(PIECES.length(), start + 1 + dice.nextInt(5)));
    }
    return text.append("z").toString();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void escapedItReadsAsItWas(String text) {
    var tables = List.of(TablesExtension.create());
    String html =
        HtmlRenderer.builder()
            .extensions(tables)
            .build()
            .render(Parser.builder().extensions(tables).build().parse(Markdown.escaped(text)));
    String plain =
        Text.line(text)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    assertThat(html).isEqualTo("<p>" + plain + "</p>\n");
  }
}
