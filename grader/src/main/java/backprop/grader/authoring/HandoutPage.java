package backprop.grader.authoring;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The students' handout as one HTML page that needs no other file and no network. */
public final class HandoutPage {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  private HandoutPage() {}

  /**
   * Returns the page, which travels alone. The same handout gives the same bytes.
   *
   * @param readme the handout in Markdown; its pictures lie beside it
   * @throws Fault if something in it can't go into the page, with its line
   */
  public static String of(Path readme) throws IOException {
    return of(readme, Files.readString(readme), false);
  }

  /**
   * Returns the page as one of several: links to other Markdown files lead to their pages.
   *
   * @param file where the text is from
   * @param text in Markdown
   */
  static String among(Path file, String text) throws IOException {
    return of(file, text, true);
  }

  private static String of(Path readme, String text, boolean amongOthers) throws IOException {
    try {
      String markdown = text.replace("\r\n", "\n");
      return of(markdown, readme.toAbsolutePath().getParent(), amongOthers);
    } catch (Fault e) {
      throw new Fault(readme.getFileName() + ", " + e.getMessage());
    }
  }

  private static String of(String markdown, Path folder, boolean amongOthers) throws IOException {
    Node document =
        Parser.builder()
            .extensions(TABLES)
            .customInlineContentParserFactory(new FormulaParser.Factory())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build()
            .parse(markdown);
    UnclosedFormulas.check(document);
    Headings headings = new Headings(document);
    String body = body(document, headings, folder, amongOthers);
    String page = resource("page.html");
    if (headings.all().stream().noneMatch(heading -> heading.level() == 2)) {
      page = page.replaceFirst("(?s)<nav .*</nav>\n", "");
    }
    return page.replace("{{title}}", headings.title())
        .replace("{{style}}", resource("page.css"))
        .replace("{{contents}}", Contents.of(headings))
        .replace("{{body}}", body);
  }

  private static String body(Node document, Headings headings, Path folder, boolean amongOthers)
      throws IOException {
    try (Typesetter typesetter = new Typesetter()) {
      // The first renderer of a kind of node is used: ours must come before that of the tables.
      return HtmlRenderer.builder()
          .nodeRendererFactory(
              context -> new PageRenderer(context, typesetter, headings, folder, amongOthers))
          .attributeProviderFactory(context -> new NodeAttributes(headings))
          .extensions(TABLES)
          .build()
          .render(document);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HandoutPage.class.getResourceAsStream("/handout/" + name)) {
      // A checkout on Windows must not change the page.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  /** Returns the fault in a piece of the handout, with its line. */
  static Fault fault(Node piece, String problem) {
    Node place = piece;
    while (place.getSourceSpans().isEmpty()) {
      place = place.getParent();
    }
    int line = place.getSourceSpans().get(0).getLineIndex() + 1;
    return new Fault("line " + line + ": " + problem.replaceAll("\\s+", " "));
  }
}
