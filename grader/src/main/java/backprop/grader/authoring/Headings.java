package backprop.grader.authoring;

import backprop.grader.common.Fault;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The headings of the handout in their order, each with the anchor that GitHub gives it. */
final class Headings {

  /** A heading: its level from 1, its anchor, its text. */
  record Entry(int level, String id, String title) {}

  private final Map<Heading, Entry> entries = new LinkedHashMap<>();

  private final Map<String, Integer> uses = new HashMap<>();

  /** Collects the headings of a document. */
  Headings(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            String title = PlainText.of(heading);
            entries.put(heading, new Entry(heading.getLevel(), anchor(title), title));
          }
        });
  }

  // Lower case, letters and digits only, hyphens for spaces; a second one is numbered 1.
  private String anchor(String title) {
    String anchor =
        title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}_ -]", "").replace(' ', '-');
    int before = uses.merge(anchor, 1, Integer::sum) - 1;
    return before == 0 ? anchor : anchor + "-" + before;
  }

  Entry of(Heading heading) {
    return entries.get(heading);
  }

  /** Returns the text of the one heading of level 1, which names the page. */
  String title() {
    List<String> titles =
        entries.values().stream().filter(entry -> entry.level() == 1).map(Entry::title).toList();
    if (titles.size() != 1) {
      throw new Fault(titles.size() + " headings of level 1 where one is due");
    }
    return titles.get(0);
  }

  Collection<Entry> all() {
    return entries.values();
  }

  boolean hasAnchor(String id) {
    return entries.values().stream().anyMatch(entry -> entry.id().equals(id));
  }
}
