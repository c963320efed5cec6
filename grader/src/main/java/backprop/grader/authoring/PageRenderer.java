package backprop.grader.authoring;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes what the page has in another form than plain HTML from Markdown. */
final class PageRenderer implements NodeRenderer {

  private static final Pattern BETWEEN_NAMES = Pattern.compile("(?<=\\p{L}[.(])(?=\\p{L})");

  private static final Pattern ADDRESS = Pattern.compile("(https?|mailto):");

  private static final Pattern OTHER = Pattern.compile("([\\w./-]+)\\.md(#.*|)");

  private static final Map<String, String> PICTURES =
      Map.of("svg", "image/svg+xml", "png", "image/png", "jpg", "image/jpeg");

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final Typesetter typesetter;
  private final Headings headings;
  private final Path folder;
  private final boolean amongOthers;

  PageRenderer(
      HtmlNodeRendererContext context,
      Typesetter typesetter,
      Headings headings,
      Path folder,
      boolean amongOthers) {
    this.context = context;
    this.html = context.getWriter();
    this.typesetter = typesetter;
    this.headings = headings;
    this.folder = folder;
    this.amongOthers = amongOthers;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Formula.class, Text.class, Image.class, Link.class, TableBlock.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof Formula formula) {
      write(formula);
    } else if (node instanceof Text text) {
      write(text);
    } else if (node instanceof Image image) {
      write(image);
    } else if (node instanceof Link link) {
      write(link);
    } else {
      write((TableBlock) node);
    }
  }

  private void write(Formula formula) {
    try {
      String mathml = typesetter.mathml(formula.latex(), formula.display());
      html.tag("span", Map.of("class", formula.display() ? "display" : "inline"));
      html.raw(mathml);
      html.tag("/span");
    } catch (Fault e) {
      throw HandoutPage.fault(formula, "can't typeset " + formula.latex() + ": " + e.getMessage());
    }
  }

  // A narrow screen may break the name of a method, but only between words.
  private void write(Text text) {
    if (!(text.getParent() instanceof Heading)) {
      html.text(text.getLiteral());
      return;
    }
    String[] pieces = BETWEEN_NAMES.split(text.getLiteral());
    for (int i = 0; i < pieces.length; i++) {
      if (i > 0) {
        html.tag("wbr");
      }
      html.text(pieces[i]);
    }
  }

  private void write(Image image) {
    String alternative = PlainText.of(image);
    if (alternative.isBlank()) {
      throw HandoutPage.fault(image, "say in the brackets what the picture shows");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("src", dataUri(image));
    attributes.put("alt", alternative);
    html.tag("img", attributes);
  }

  /** Returns the file that an image names, as the page carries it inside. */
  private String dataUri(Image image) {
    String name = image.getDestination();
    String type = PICTURES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw HandoutPage.fault(image, "not an SVG, PNG or JPG picture: " + name);
    }
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    } catch (IOException | InvalidPathException e) {
      throw HandoutPage.fault(image, "can't read the picture " + name);
    }
  }

  // A page that travels alone has nothing beside it: such a link would lead nowhere.
  private void write(Link link) {
    String target = link.getDestination();
    Matcher other = OTHER.matcher(target);
    if (amongOthers && other.matches() && Files.exists(folder.resolve(other.group(1) + ".md"))) {
      html.tag("a", Map.of("href", other.group(1) + ".html" + other.group(2)));
      children(link);
      html.tag("/a");
      return;
    }
    boolean inside = target.startsWith("#");
    if (inside && !headings.hasAnchor(target.substring(1))) {
      throw HandoutPage.fault(link, "no heading has the anchor " + target);
    }
    boolean stays = inside || ADDRESS.matcher(target).lookingAt();
    if (stays) {
      html.tag("a", Map.of("href", target));
    }
    children(link);
    if (stays) {
      html.tag("/a");
    }
  }

  // A frame of its own, so that a wide table scrolls and not the page.
  private void write(TableBlock table) {
    html.line();
    html.tag("div", Map.of("class", "table"));
    html.tag("table");
    children(table);
    html.tag("/table");
    html.tag("/div");
    html.line();
  }

  private void children(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
  }
}
