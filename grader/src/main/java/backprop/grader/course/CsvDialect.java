package backprop.grader.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import backprop.grader.common.Fault;
import backprop.grader.common.Numbers;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * How a table is written.
 *
 * @param comma whether decimals follow a comma
 * @param mark whether the file begins with a byte-order mark: without it, Excel takes UTF-8 for the
 *     system's old encoding and garbles every umlaut
 * @param quoted whether there are quotes around every cell, not just where they are needed
 */
public record CsvDialect(
    char separator, boolean comma, Charset encoding, boolean mark, boolean quoted) {

  /** Commas, decimal points and UTF-8: what most programs take. */
  public static final CsvDialect STANDARD = new CsvDialect(',', false, UTF_8, true, false);

  private static final Map<String, Character> SEPARATORS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t');

  /** What can be asked for. */
  public enum Setting {
    SEPARATOR,
    DECIMAL,
    ENCODING,
    MARK,
    QUOTES
  }

  /**
   * Returns this dialect with some settings of one's own.
   *
   * @throws Fault if a value isn't one of those that there are
   */
  public CsvDialect with(Map<Setting, String> wanted) {
    String name = wanted.get(Setting.SEPARATOR);
    if (name != null && !SEPARATORS.containsKey(name)) {
      throw fault("separator", "comma, semicolon or tab", name);
    }
    Charset charset = charset(wanted.get(Setting.ENCODING));
    boolean marked = is(wanted, Setting.MARK, "yes", "no", mark);
    return new CsvDialect(
        name == null ? separator : SEPARATORS.get(name),
        is(wanted, Setting.DECIMAL, "comma", "point", comma),
        charset,
        marked && charset.name().startsWith("UTF"),
        is(wanted, Setting.QUOTES, "all", "needed", quoted));
  }

  private static boolean is(
      Map<Setting, String> wanted, Setting setting, String yes, String no, boolean otherwise) {
    String value = wanted.get(setting);
    if (value != null && !value.equals(yes) && !value.equals(no)) {
      throw fault(setting.name().toLowerCase(Locale.ROOT), yes + " or " + no, value);
    }
    return value == null ? otherwise : value.equals(yes);
  }

  private Charset charset(String name) {
    try {
      return name == null ? encoding : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw fault("encoding", "one such as UTF-8, UTF-16LE or windows-1252", name);
    }
  }

  private static Fault fault(String setting, String values, String value) {
    return new Fault("--csv-dialect: %s is %s, not %s".formatted(setting, values, value));
  }

  /** Returns a number of points. */
  String number(double points) {
    String text = Numbers.decimal(points);
    return comma ? text.replace('.', ',') : text;
  }

  /** Returns lines of cells as the bytes of a file; what the encoding hasn't is a question mark. */
  byte[] bytes(List<List<String>> lines) {
    return text(lines).getBytes(encoding);
  }

  /** Returns lines of cells as a text. */
  String text(List<List<String>> lines) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setQuoteMode(quoted ? QuoteMode.ALL : QuoteMode.MINIMAL)
            .get();
    return lines.stream()
        .map(line -> format.format(line.toArray()))
        .collect(Collectors.joining("\r\n", mark ? "\uFEFF" : "", "\r\n"));
  }
}
