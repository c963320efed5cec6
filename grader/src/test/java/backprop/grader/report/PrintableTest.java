package backprop.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void controlCharactersNeverReachTheTerminal() {
    assertThat(Printable.of("a\u001b[31mred\u0007\rb")).isEqualTo("a?[31mred??b");
  }

  @Test
  void directionOverridesNeverReachTheTerminal() {
    assertThat(Printable.of("a\u202eb")).isEqualTo("a?b");
  }

  @Test
  void lettersOfAnyLanguageStay() {
    assertThat(Printable.of("Jürgen 李")).isEqualTo("Jürgen 李");
  }

  @Test
  void linesBreakAtSpacesAndHangBelowTheIndent() {
    assertThat(Printable.wrapped("  - ", "one two three four", 13))
        .isEqualTo("  - one two\n    three\n    four\n");
  }

  @Test
  void aWordLongerThanTheLineStaysWhole() {
    assertThat(Printable.wrapped("", "a bbbbbbbbbb", 5)).isEqualTo("a\nbbbbbbbbbb\n");
  }

  @Test
  void lineBreaksOfTheTextAreKept() {
    assertThat(Printable.wrapped("> ", "one\ntwo", 80)).isEqualTo("> one\n  two\n");
  }
}
