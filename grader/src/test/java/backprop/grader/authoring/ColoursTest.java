package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast as WCAG 2 defines it; its level AA asks for 4.5 to 1. */
class ColoursTest {

  @ParameterizedTest
  @CsvSource({
    "light, ink",
    "light, quiet",
    "light, link",
    "dark, ink",
    "dark, quiet",
    "dark, link"
  })
  void everyTextStandsOutFromItsBackground(String scheme, String text) throws IOException {
    Map<String, Integer> colours = colours(scheme);
    for (String background : new String[] {"paper", "panel"}) {
      assertThat(contrast(colours.get(text), colours.get(background)))
          .describedAs("%s on %s, %s", text, background, scheme)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static Map<String, Integer> colours(String scheme) throws IOException {
    String css;
    try (InputStream in = HandoutPage.class.getResourceAsStream("/handout/page.css")) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Matcher root = Pattern.compile(":root \\{(.*?)}", Pattern.DOTALL).matcher(css);
    assertThat(root.find()).isTrue();
    if (scheme.equals("dark")) {
      assertThat(root.find()).isTrue();
    }
    return Pattern.compile("--(\\w+): #([0-9a-f]{6});")
        .matcher(root.group(1))
        .results()
        .collect(Collectors.toMap(m -> m.group(1), m -> Integer.parseInt(m.group(2), 16)));
  }

  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
