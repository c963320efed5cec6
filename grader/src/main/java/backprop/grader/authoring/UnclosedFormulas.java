package backprop.grader.authoring;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Formulas that would stay LaTeX on the page, because nothing reads them as formulas. */
final class UnclosedFormulas extends AbstractVisitor {

  private static final String DISPLAY = "$$";

  private UnclosedFormulas() {}

  /** Throws at the first one. */
  static void check(Node document) {
    document.accept(new UnclosedFormulas());
  }

  @Override
  public void visit(Text text) {
    if (text.getLiteral().contains(DISPLAY)) {
      throw HandoutPage.fault(text, "a formula that begins with $$ has no $$ at its end");
    }
  }

  @Override
  public void visit(HtmlBlock block) {
    if (block.getLiteral().contains(DISPLAY)) {
      throw HandoutPage.fault(
          block, "a formula inside HTML: put empty lines between it and the tags");
    }
  }
}
