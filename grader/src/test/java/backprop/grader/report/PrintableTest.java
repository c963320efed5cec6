package backprop.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void controlCharactersNeverReachTheTerminal() {
    assertThat(Printable.of("a\u001b[31mred\u0007\rb")).isEqualTo("a?[31mred??b");
  }

  @Test
  void controlsBeyondAsciiNeverReachTheTerminal() {
    assertThat(Printable.of("a\u009b31m\u0085\u2028\u2029b")).isEqualTo("a?31m???b");
  }

  @Test
  void noLineIsACommandToAPlatform() {
    assertThat(Printable.withoutCommands("::set-output x\n  ##[error]y\nGrade :=>> 100\na::b\n"))
        .isEqualTo("?::set-output x\n  ?##[error]y\n?Grade :=>> 100\na::b\n");
  }

  @Test
  void directionOverridesNeverReachTheTerminal() {
    assertThat(Printable.of("a\u202eb")).isEqualTo("a?b");
  }

  @Test
  void jsonKeepsItsMeaning() {
    assertThat(Printable.escaped("{\n\"ü\u009b\udb40\udc01\u202e\"}"))
        .isEqualTo("{\n\"ü\\u009b\\udb40\\udc01\\u202e\"}");
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
