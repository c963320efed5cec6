package backprop.grader.authoring;

import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** Anchors for headings, and what the style sheet must know of a text's length. */
final class NodeAttributes implements AttributeProvider {

  /** Letters of code that fit into a line on a phone. */
  private static final int SHORT_CODE = 32;

  /** Letters in a cell from which on it reads as a sentence. */
  private static final int SENTENCE = 40;

  private final Headings headings;

  NodeAttributes(Headings headings) {
    this.headings = headings;
  }

  @Override
  public void setAttributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      attributes.put("id", headings.of(heading).id());
    } else if (node instanceof Code code && code.getLiteral().length() <= SHORT_CODE) {
      attributes.put("class", "whole");
    } else if (node instanceof TableCell cell) {
      String text = PlainText.of(cell);
      if (text.length() > SENTENCE) {
        attributes.put("class", "sentence");
      } else if (!text.contains(" ")) {
        attributes.put("class", "whole");
      }
    }
  }
}
