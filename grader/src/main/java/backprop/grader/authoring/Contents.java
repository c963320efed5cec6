package backprop.grader.authoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.renderer.html.HtmlWriter;

/** The table of contents: a line for each chapter, behind it the numbers of its parts. */
final class Contents {

  private static final Pattern NUMBERED = Pattern.compile("Task (\\S+): .*");

  private Contents() {}

  /** Returns the contents as an HTML list. */
  static String of(Headings headings) {
    StringBuilder html = new StringBuilder();
    HtmlWriter writer = new HtmlWriter(html);
    writer.tag("ul");
    boolean open = false;
    for (Headings.Entry heading : headings.all()) {
      if (heading.level() == 2) {
        if (open) {
          writer.tag("/li");
        }
        writer.line();
        writer.tag("li");
        link(writer, heading, heading.title());
        open = true;
      } else if (heading.level() == 3 && open) {
        Matcher numbered = NUMBERED.matcher(heading.title());
        writer.raw(" ");
        link(writer, heading, numbered.matches() ? numbered.group(1) : heading.title());
      }
    }
    if (open) {
      writer.tag("/li");
    }
    writer.line();
    writer.tag("/ul");
    return html.toString();
  }

  private static void link(HtmlWriter writer, Headings.Entry heading, String label) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("href", "#" + heading.id());
    if (!label.equals(heading.title())) {
      attributes.put("title", heading.title());
    }
    writer.tag("a", attributes);
    writer.text(label);
    writer.tag("/a");
  }
}
