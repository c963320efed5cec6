package backprop.grader.golden;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result with one line for tests in a row of which all is said by their state: they have all of
 * their points or none. Their names and properties are in the golden result of the solution.
 */
final class ShortResult {

  private static final Pattern TEST =
      Pattern.compile(
          "\\{\\s+\"name\" : \"[^\"]*\",\\s+\"part\" : \"([^\"]*)\",\\s+\"property\" : [^\n]*,"
              + "\\s+\"state\" : \"(\\w+)\",\\s+\"weight\" : \\S+,\\s+\"score\" : (\\S+),\\s+\"maxScore\" : (\\S+),"
              + "\\s+\"message\" : \"([^\n]*)\",(?:\\s+\"detail\" : \"(?:\\5)?\",)?"
              + "\\s+\"misconception\" : null,\\s+\"replaced\" : \\[ (?:\"(.*)\" )?\\]\\s+\\}");

  private final String json;
  private final StringBuilder out = new StringBuilder();
  private int end;
  private String row = "";
  private int count;

  private ShortResult(String json) {
    this.json = json;
  }

  /** Returns the short form of a result's JSON. */
  static String of(String json) {
    return new ShortResult(json).text();
  }

  private String text() {
    Matcher test = TEST.matcher(json);
    while (test.find()) {
      String points = points(test.group(3), test.group(4));
      if (!points.isEmpty()) {
        add(test, test.group(1) + ": " + test.group(2) + ", " + points + said(test));
      }
    }
    endRow();
    return out.append(json.substring(end)).toString();
  }

  private void add(Matcher test, String one) {
    String between = json.substring(end, test.start());
    if (!one.equals(row) || !between.equals(", ")) {
      endRow();
      out.append(between);
      row = one;
    }
    count++;
    end = test.end();
  }

  private void endRow() {
    if (count > 0) {
      // After a bracket or a comma there is a space.
      out.setLength(out.toString().stripTrailing().length());
      out.append("\n      \"" + count + " tests of " + row + "\"");
    }
    count = 0;
  }

  private static String points(String score, String max) {
    return score.equals(max) ? "all points" : score.equals("0.0") ? "no points" : "";
  }

  private static String said(Matcher test) {
    String message = test.group(5).isEmpty() ? "" : "; " + test.group(5);
    return message + (test.group(6) == null ? "" : "; without " + test.group(6));
  }
}
