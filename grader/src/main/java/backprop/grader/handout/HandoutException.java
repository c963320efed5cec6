package backprop.grader.handout;

import java.nio.file.Path;
import org.commonmark.node.Node;

/** Says what in the handout can't go into a page, in which file and line. */
public final class HandoutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HandoutException(String problem) {
    super(problem);
  }

  HandoutException(Node node, String problem) {
    super("line " + line(node) + ": " + problem.replaceAll("\\s+", " "));
  }

  /** Returns the same with the name of the file before it. */
  HandoutException in(Path file) {
    return new HandoutException(file.getFileName() + ", " + getMessage());
  }

  private static int line(Node node) {
    Node place = node;
    while (place.getSourceSpans().isEmpty()) {
      place = place.getParent();
    }
    return place.getSourceSpans().get(0).getLineIndex() + 1;
  }
}
