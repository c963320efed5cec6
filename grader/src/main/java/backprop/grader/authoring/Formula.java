package backprop.grader.authoring;

import org.commonmark.node.CustomNode;

/** A formula in LaTeX: {@code $...$} within a line, {@code $$...$$} on display. */
final class Formula extends CustomNode {

  private final String latex;
  private final boolean display;

  Formula(String latex, boolean display) {
    this.latex = latex;
    this.display = display;
  }

  String latex() {
    return latex;
  }

  boolean display() {
    return display;
  }
}
