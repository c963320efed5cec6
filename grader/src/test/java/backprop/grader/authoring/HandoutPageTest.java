package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The page of the real handout. */
class HandoutPageTest {

  private static final Path README = Path.of("..", "student", "README.md");

  private static String handout;
  private static String page;

  @BeforeAll
  static void makePage() throws IOException {
    handout = Files.readString(README);
    page = HandoutPage.of(README);
  }

  @Test
  void everyLinkInsideHasItsTarget() {
    List<String> anchors = found("<h[1-6] id=\"([^\"]*)\"");
    assertThat(anchors).doesNotHaveDuplicates();
    assertThat(found("href=\"#([^\"]*)\"")).hasSizeGreaterThan(50).isSubsetOf(anchors);
  }

  @Test
  void everyHeadingIsInTheContents() {
    String contents = page.substring(page.indexOf("<nav"), page.indexOf("</nav>"));
    List<String> anchors = found("<h[23] id=\"([^\"]*)\"");
    assertThat(found(contents, "href=\"#([^\"]*)\"")).isEqualTo(anchors);
  }

  @Test
  void everyFormulaIsTypeset() {
    int formulas = found(handout, "(\\$\\$)").size() / 2;
    assertThat(formulas).isGreaterThan(20);
    assertThat(found("(<math [^>]*display=\"block\")")).hasSize(formulas);
    assertThat(page).doesNotContain("$$");
  }

  @Test
  void everyFormulaIsWellFormed() throws Exception {
    var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (String formula : found("(<math .*?</math>)")) {
      assertThat(parser.parse(new InputSource(new StringReader(formula))).getDocumentElement())
          .isNotNull();
    }
  }

  @Test
  void everyPictureIsCarriedInside() {
    int pictures = found(handout, "(!\\[[^\\]]*\\]\\()").size();
    assertThat(found("<img src=\"(data:image/[^\"]*)\" alt=\"[^\"]+\"")).hasSize(pictures);
  }

  @Test
  void asksForNothingOutside() {
    assertThat(found("(?:src|href)=\"([^\"]*)\""))
        .allMatch(
            target ->
                target.startsWith("#")
                    || target.startsWith("data:")
                    || target.startsWith("https:")
                    || target.startsWith("mailto:"));
    assertThat(found("<(?:img|link)[^>]* (?:src|href)=\"([^\"]*)\""))
        .allMatch(target -> target.startsWith("data:"));
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain("<script", "<iframe", "<object", "@import", "url(", "srcset");
  }

  @Test
  void hintsStayFolded() {
    assertThat(found("(<details><summary>)")).hasSameSizeAs(found(handout, "(<details>)"));
    assertThat(page).doesNotContain("<details open");
  }

  @Test
  void hasOneTitleAndALanguage() {
    assertThat(found("<h1 [^>]*>([^<]*)</h1>")).containsExactly("Backprop by Hand");
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("<title>Backprop by Hand</title>")
        .doesNotContain("{{");
  }

  @Test
  void sameHandoutSameBytes() throws IOException {
    assertThat(HandoutPage.of(README)).isEqualTo(page);
  }

  @Test
  void lineEndsOfWindowsChangeNothing(@TempDir Path folder) throws IOException {
    Path copy = folder.resolve("README.md");
    for (String picture : found(handout, "!\\[[^\\]]*\\]\\(([^)]*)\\)")) {
      Files.createDirectories(folder.resolve(picture).getParent());
      Files.copy(README.resolveSibling(picture), folder.resolve(picture));
    }
    Files.writeString(copy, handout.replace("\r\n", "\n").replace("\n", "\r\n"));
    assertThat(HandoutPage.of(copy)).isEqualTo(page);
  }

  private static List<String> found(String regex) {
    return found(page, regex);
  }

  private static List<String> found(String text, String regex) {
    return Pattern.compile(regex, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
