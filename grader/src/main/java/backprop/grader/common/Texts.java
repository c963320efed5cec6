package backprop.grader.common;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What pages and comments say, in a course's language; a properties file each, in {@code
 * resources/page}.
 */
public enum Texts {
  @JsonProperty("en")
  EN,
  @JsonProperty("de")
  DE;

  private final Locale locale = Locale.forLanguageTag(name());
  private final ResourceBundle bundle =
      ResourceBundle.getBundle(
          "page.texts", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

  /** Returns the language's tag, such as en. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /**
   * Returns a text with values in their places, numbers among them as the language writes them.
   *
   * @throws MissingResourceException if there is no such text
   */
  public String say(String key, Object... values) {
    String text = bundle.getString(key);
    boolean plain = values.length == 0 && text.indexOf('\'') < 0;
    return plain ? text : new MessageFormat(text, locale).format(values);
  }

  /** Returns a text, or something else if there is none. */
  public String sayOr(String key, String other) {
    return bundle.containsKey(key) ? say(key) : other;
  }

  /** Returns points with two places, or none if they are whole, such as 10.50, 10,50 or 12. */
  public String points(double points) {
    return number(Numbers.points(points));
  }

  /** Returns points without zeros at the end, such as 10.5, 10,5 or 12. */
  public String decimal(double points) {
    return number(Numbers.decimal(points));
  }

  /** Returns a number with one place. */
  public String plain(double number) {
    return String.format(locale, "%.1f", number);
  }

  /** Returns a number, or a grade, as the language writes it; what else a grade may be stays. */
  public String number(String number) {
    return this == DE && number.matches("-?\\d+\\.\\d+( %)?") ? number.replace('.', ',') : number;
  }
}
