package backprop.grader.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a kind of page has around its content: style, scripts and the policy that lets nothing else
 * in.
 */
public record Frame(Inline style, List<Inline> scripts) {

  // Compiled while the grader is built; whatever a template prints is escaped for its place.
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Frame.class.getClassLoader(), "backprop.grader.page.templates");

  /** What HTML or UTF-8 has no place for: control characters, and half a character. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cs}\\p{Cc}&&[^\\n\\t]]");

  private static final Inline STYLE = Inline.of("/page/page.css");

  /** Makes the frame of a page with these scripts, in this order. */
  static Frame with(Inline... scripts) {
    return new Frame(STYLE, List.of(scripts));
  }

  /** Returns the Content-Security-Policy: the page asks nobody for anything, whatever it holds. */
  public String policy() {
    String allowed = scripts.stream().map(Inline::source).collect(Collectors.joining(" "));
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src "
        + style.source()
        + (allowed.isEmpty() ? "" : "; script-src " + allowed);
  }

  /** Returns the page that a template makes of its view. */
  String render(String template, Object view) {
    StringOutput page = new StringOutput();
    TEMPLATES.render(template, Map.of("frame", this, "view", view), page);
    return UNFIT.matcher(page.toString().replace("\r\n", "\n")).replaceAll("\uFFFD");
  }
}
