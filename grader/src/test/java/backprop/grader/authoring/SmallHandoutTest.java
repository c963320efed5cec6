package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small handouts: what becomes of each kind of Markdown, and what can't go into a page. */
class SmallHandoutTest {

  private static final String PICTURE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">"
          + "<rect width=\"40\" height=\"20\" fill=\"teal\"/></svg>";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Task 1.1: Sigmoid.sigmoid(double)              | task-11-sigmoidsigmoiddouble
          Task 3.2: Softmax.softmax(double[][])          | task-32-softmaxsoftmaxdouble
          Task 7.2: Sgd.step(List\\<Parameter>, double)  | task-72-sgdsteplistparameter-double
          Tests that catch wrong programs [9]            | tests-that-catch-wrong-programs-9
          What `v` is                                    | what-v-is
          Again                                          | again-1
          """)
  void headingsHaveTheAnchorsOfGitHub(String heading, String anchor) throws IOException {
    assertThat(page("## Again\n\n## " + heading)).contains("<h2 id=\"" + anchor + "\">");
  }

  @Test
  void anchorsAreTheSameInEveryCountry() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale.Builder().setLanguage("tr").build());
    try {
      assertThat(page("## Training IN PARTS")).contains("<h2 id=\"training-in-parts\">");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void underscoresInAFormulaAreIndices() throws IOException {
    assertThat(page("$$x_i + y_i$$"))
        .contains("<msub><mi>x</mi><mi>i</mi></msub><mo>+</mo><msub><mi>y</mi><mi>i</mi></msub>")
        .doesNotContain("<em>");
  }

  @Test
  void formulaStandsWithinALineOrOnDisplay() throws IOException {
    assertThat(page("The number $n$ counts.")).contains("The number <span class=\"inline\">");
    assertThat(page("So:\n$$n$$\n`n`")).contains("So:\n<span class=\"display\">");
  }

  @Test
  void formulaMayHaveSeveralLines() throws IOException {
    assertThat(page("$$\na +\nb\n$$")).contains("<mi>a</mi><mo>+</mo><mi>b</mi>");
  }

  @Test
  void formulaInAHeadingIsTypeset() throws IOException {
    assertThat(page("## About $x^2$"))
        .contains("<h2 id=\"about-x2\">About <span class=\"inline\">");
  }

  @Test
  void absoluteValuesHaveNoSpaceInside() throws IOException {
    assertThat(page("$$\\lvert a \\rvert$$"))
        .contains("rspace=\"0\">|</mo><mi>a</mi>")
        .doesNotContain("\u2223");
  }

  @Test
  void wordsInFormulasAreWords() throws IOException {
    assertThat(page("$$\\mathrm{limit}$$")).contains("<mi>limit</mi>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from $5 to $6", "$ 5 $", "`$env:JAVA_HOME` and `$x`", "\\$a\\$"})
  void otherDollarsStayAsTheyAre(String text) throws IOException {
    assertThat(page(text)).doesNotContain("<math").contains("$");
  }

  @Test
  void pictureIsCarriedInside() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("pictures")).resolve("a.svg"), PICTURE);
    String page = page("![A *teal* box](pictures/a.svg)");
    assertThat(page).contains("alt=\"A teal box\"");
    String data = page.split("data:image/svg\\+xml;base64,")[1].split("\"")[0];
    assertThat(Base64.getDecoder().decode(data)).asString().isEqualTo(PICTURE);
  }

  @Test
  void linkToAFileBecomesText() throws IOException {
    assertThat(page("See [the `Sigmoid`](src/main/java/Sigmoid.java)."))
        .contains("See the <code class=\"whole\">Sigmoid</code>.");
  }

  @Test
  void linkToAnotherPageIsOneAmongOthersOnly() throws IOException {
    Files.writeString(folder.resolve("more.md"), "# More\n");
    String link = "See [there](more.md#part) and [nowhere](none.md).";
    assertThat(page(link)).contains("See there and nowhere.");
    Path readme = folder.resolve("README.md");
    assertThat(HandoutPage.among(readme, Files.readString(readme)))
        .contains("See <a href=\"more.html#part\">there</a> and nowhere.");
  }

  @Test
  void aPageWithoutChaptersHasNoContents() throws IOException {
    assertThat(page("Short.")).doesNotContain("<nav");
    assertThat(page("## A chapter")).contains("<nav", "</nav>");
  }

  @Test
  void linkToAnAddressStays() throws IOException {
    assertThat(page("[JDK](https://example.org/)"))
        .contains("<a href=\"https://example.org/\">JDK</a>");
  }

  @Test
  void tableScrollsInItsOwnFrame() throws IOException {
    assertThat(page("| a |\n|---|\n| 1e-9 |"))
        .contains("<div class=\"table\"><table>")
        .contains("<td class=\"whole\">1e-9</td>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $$\\frac{1}{x_$$            | can't typeset
          $$\\sigmoid(x)$$            | typeset \\sigmoid(x): Undefined control sequence: \\sigmoid
          $$x = 1                     | no $$ at its end
          <div>$$x$$</div>            | a formula inside HTML
          [there](#nowhere)           | no heading has the anchor #nowhere
          ![A box](pictures/none.svg) | can't read the picture pictures/none.svg
          ![A box](https://a.b/c.svg) | can't read the picture https://a.b/c.svg
          ![A box](box.gif)           | not an SVG, PNG or JPG picture: box.gif
          ![](pictures/a.svg)         | say in the brackets what the picture shows
          """)
  void whatCannotGoIntoThePageIsSaidWithItsLine(String line, String problem) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> page("Text.\n\n" + line))
        .withMessageStartingWith("README.md, line 5: ")
        .withMessageContaining(problem)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void formulaOfSeveralLinesIsNamedInOne() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> page("$$\\frac{1}\n{x$$"))
        .withMessage(
            "README.md, line 3: can't typeset \\frac{1} {x: Unexpected end of input in a macro"
                + " argument, expected '}'");
  }

  @Test
  void formulaInATableIsNamedByItsLine() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> page("| a |\n|---|\n| 1 |\n| $\\oops$ |"))
        .withMessageStartingWith("README.md, line 6: ");
  }

  @Test
  void aSecondTitleIsRefused() {
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> page("# Another"));
  }

  private String page(String markdown) throws IOException {
    Path readme = folder.resolve("README.md");
    Files.writeString(readme, "# Title\n\n" + markdown + "\n");
    return HandoutPage.of(readme);
  }
}
