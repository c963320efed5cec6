package backprop.grader.authoring;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** Finds the formulas in a text. Nothing inside one is Markdown: an underscore is an index. */
final class FormulaParser implements InlineContentParser {

  @Override
  public ParsedInline tryParse(InlineParserState state) {
    Scanner scanner = state.scanner();
    int opening = scanner.matchMultiple('$');
    boolean display = opening == 2;
    // A price is not a formula: neither "$5 and $6" nor "$ 5".
    if (opening > 2 || opening == 1 && Character.isWhitespace(scanner.peek())) {
      return ParsedInline.none();
    }
    Position start = scanner.position();
    while (scanner.find('$') >= 0) {
      Position end = scanner.position();
      int before = scanner.peekPreviousCodePoint();
      boolean same = scanner.matchMultiple('$') == opening;
      boolean price = Character.isWhitespace(before) || Character.isDigit(scanner.peek());
      if (same && (display || !price)) {
        String latex = scanner.getSource(start, end).getContent();
        return ParsedInline.of(new Formula(latex.strip(), display), scanner.position());
      }
    }
    return ParsedInline.none();
  }

  /** Lets a dollar sign start a formula. */
  static final class Factory implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('$');
    }

    @Override
    public InlineContentParser create() {
      return new FormulaParser();
    }
  }
}
