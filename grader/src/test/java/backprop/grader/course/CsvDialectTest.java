package backprop.grader.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.common.Fault;
import backprop.grader.course.CsvDialect.Setting;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvDialectTest {

  private static final List<List<String>> LINES =
      List.of(List.of("Name", "Punkte"), List.of("Groß; \"Ida\"", "12,5"));

  @Test
  void theStandardHasCommasAndAMarkAndQuotesWhereTheyAreNeeded() {
    assertThat(new String(CsvDialect.STANDARD.bytes(LINES), UTF_8))
        .isEqualTo("\uFEFFName,Punkte\r\n\"Groß; \"\"Ida\"\"\",\"12,5\"\r\n");
    assertThat(CsvDialect.STANDARD.number(12.5)).isEqualTo("12.5");
  }

  @Test
  void everySettingCanBeAskedFor() {
    CsvDialect german =
        CsvDialect.STANDARD.with(
            Map.of(
                Setting.SEPARATOR, "semicolon",
                Setting.DECIMAL, "comma",
                Setting.ENCODING, "windows-1252",
                Setting.QUOTES, "all"));
    assertThat(new String(german.bytes(LINES), Charset.forName("windows-1252")))
        .isEqualTo("\"Name\";\"Punkte\"\r\n\"Groß; \"\"Ida\"\"\";\"12,5\"\r\n");
    assertThat(german.number(12.5)).isEqualTo("12,5");
    CsvDialect bare = CsvDialect.STANDARD.with(Map.of(Setting.MARK, "no"));
    assertThat(new String(bare.bytes(LINES), UTF_8)).startsWith("Name");
    CsvDialect wide = CsvDialect.STANDARD.with(Map.of(Setting.ENCODING, "UTF-16LE"));
    assertThat(wide.bytes(LINES)).startsWith(0xFF, 0xFE, 'N', 0);
  }

  @ParameterizedTest
  @CsvSource({"SEPARATOR,|", "DECIMAL,dot", "ENCODING,latin", "MARK,true", "QUOTES,none"})
  void whatThereIsntIsAFaultThatSaysWhatThereIs(Setting setting, String value) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> CsvDialect.STANDARD.with(Map.of(setting, value)))
        .withMessageStartingWith(
            "--csv-dialect: " + setting.name().toLowerCase(Locale.ROOT) + " is ")
        .withMessageEndingWith(", not " + value);
  }
}
