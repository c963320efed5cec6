package backprop.grader.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The package and the top-level types of a source text, found without parsing the rest. It needs no
 * correct program: a file with syntax errors must still be recognised.
 *
 * @param packageName the declared package, "" if none
 * @param publicType the first public top-level type, null if none
 * @param types the names of all top-level types, in order
 */
record JavaOutline(String packageName, String publicType, List<String> types) {
  private static final Set<String> KINDS = Set.of("class", "interface", "enum", "record");

  static JavaOutline of(String text) {
    String packageName = "";
    String publicType = null;
    List<String> types = new ArrayList<>();
    boolean isPublic = false;
    List<String> tokens = topLevelTokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : ";";
      if (token.equals("package") && types.isEmpty()) {
        StringBuilder name = new StringBuilder();
        while (++i < tokens.size() && !tokens.get(i).equals(";")) {
          name.append(tokens.get(i));
        }
        packageName = name.toString();
      } else if (KINDS.contains(token) && Character.isJavaIdentifierStart(next.charAt(0))) {
        types.add(next);
        if (isPublic && publicType == null) {
          publicType = next;
        }
        i++;
      } else if (token.equals("public")) {
        isPublic = true;
      } else if (token.equals(";") || token.equals("}")) {
        isPublic = false;
      }
    }
    return new JavaOutline(packageName, publicType, List.copyOf(types));
  }

  /** Words and punctuation outside braces and parentheses; comments and literals left out. */
  private static List<String> topLevelTokens(String text) {
    List<String> tokens = new ArrayList<>();
    int depth = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (text.startsWith("//", i)) {
        end = after(text, "\n", i + 2);
      } else if (text.startsWith("/*", i)) {
        end = after(text, "*/", i + 2);
      } else if (text.startsWith("\"\"\"", i)) {
        end = after(text, "\"\"\"", i + 3);
      } else if (c == '"' || c == '\'') {
        end = afterLiteral(text, c, i + 1);
      } else if (Character.isJavaIdentifierStart(c)) {
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
        if (depth == 0) {
          tokens.add(text.substring(i, end));
        }
      } else if (c == '{' || c == '(') {
        depth++;
      } else if (c == '}' || c == ')') {
        depth = Math.max(0, depth - 1);
        if (depth == 0 && c == '}') {
          tokens.add("}");
        }
      } else if (depth == 0 && !Character.isWhitespace(c)) {
        tokens.add(String.valueOf(c));
      }
      i = end;
    }
    return tokens;
  }

  private static int after(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }

  /** An unclosed literal ends with its line, so that one missing quote hides nothing else. */
  private static int afterLiteral(String text, char quote, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n') {
      if (text.charAt(i) == quote) {
        return i + 1;
      }
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }
}
