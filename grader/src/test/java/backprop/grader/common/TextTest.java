package backprop.grader.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void controlCharactersNeverReachTheTerminal() {
    assertThat(Text.printable("a\u001b[31mred\u0007\rb")).isEqualTo("a?[31mred??b");
  }

  @Test
  void controlsBeyondAsciiNeverReachTheTerminal() {
    assertThat(Text.printable("a\u009b31m\u0085\u2028\u2029b")).isEqualTo("a?31m???b");
  }

  @Test
  void whatHasNoMeaningInUnicodeNeverReachesTheTerminal() {
    assertThat(Text.printable("a\ue000\uffffb")).isEqualTo("a??b");
  }

  @Test
  void noLineIsACommandToAPlatform() {
    assertThat(Text.withoutCommands("::set-output x\n  ##[error]y\nGrade :=>> 100\na::b\n"))
        .isEqualTo("?::set-output x\n  ?##[error]y\n?Grade :=>> 100\na::b\n");
  }

  @Test
  void directionOverridesNeverReachTheTerminal() {
    assertThat(Text.printable("a\u202eb")).isEqualTo("a?b");
  }

  @Test
  void jsonKeepsItsMeaning() {
    assertThat(Text.escaped("{\n\"ü\u009b\udb40\udc01\u202e\"}"))
        .isEqualTo("{\n\"ü\\u009b\\udb40\\udc01\\u202e\"}");
  }

  @Test
  void lettersOfAnyLanguageStay() {
    assertThat(Text.printable("Jürgen 李")).isEqualTo("Jürgen 李");
  }

  @Test
  void linesBreakAtSpacesAndHangBelowTheIndent() {
    assertThat(Text.wrapped("  - ", "one two three four", 13))
        .isEqualTo("  - one two\n    three\n    four\n");
  }

  @Test
  void aWordLongerThanTheLineStaysWhole() {
    assertThat(Text.wrapped("", "a bbbbbbbbbb", 5)).isEqualTo("a\nbbbbbbbbbb\n");
  }

  @Test
  void lineBreaksOfTheTextAreKept() {
    assertThat(Text.wrapped("> ", "one\ntwo", 80)).isEqualTo("> one\n  two\n");
  }
}
