package backprop.grader.diagnosis;

/**
 * A change of a source file of the solution.
 *
 * @param at what stands between the solution markers of this task, such as 3.2 or, where a part has
 *     several blocks in the file, 6.1: LinearLayer.bprop; null if {@code replace} is given
 * @param replace a text that occurs exactly once; null if {@code at} is given
 * @param with the new text
 * @param file the file, where the catalogue's entry edits more than one
 */
public record Edit(String at, String replace, String with, String file) {

  private static final String BEGIN = "// BEGIN SOLUTION Task ";
  private static final String END = "// END SOLUTION";

  /** An edit has a place and a new text. */
  public Edit {
    if ((at == null) == (replace == null) || with == null) {
      throw new IllegalArgumentException("an edit has at or replace, and with");
    }
  }

  /**
   * Returns the source with this change.
   *
   * @param value stands in for VALUE in the new text
   * @throws IllegalArgumentException unless there is exactly one place to change
   */
  String apply(String source, String value) {
    String text = with.strip().replace("VALUE", value);
    if (at == null) {
      int begin = only(source, replace, replace);
      return source.substring(0, begin) + text + source.substring(begin + replace.length());
    }
    int begin = block(source);
    return source.substring(0, begin) + text + "\n" + source.substring(source.indexOf(END, begin));
  }

  /**
   * Returns the change of the whole block that it is in.
   *
   * @param value stands in for VALUE in the new text
   * @param in the file
   */
  public Edit ofBlock(String source, String value, String in) {
    String changed = apply(source, value);
    int begin = source.lastIndexOf(BEGIN, at == null ? source.indexOf(replace) : block(source));
    String label = source.substring(begin + BEGIN.length(), source.indexOf('\n', begin));
    String block = changed.substring(changed.indexOf('\n', begin), changed.indexOf(END, begin));
    return new Edit(label, null, block, in);
  }

  /** Returns the source with both, the old text and the new one where a condition holds. */
  public String beside(String source, String condition) {
    int begin = block(source);
    String old = source.substring(begin, source.indexOf(END, begin));
    String both = "if (%s) {%n%s%n} else {%n%s%n}%n".formatted(condition, with.strip(), old);
    return source.substring(0, begin) + both + source.substring(source.indexOf(END, begin));
  }

  private int block(String source) {
    String marker = BEGIN + at + (at.contains(":") ? "\n" : ":");
    return source.indexOf('\n', only(source, marker, "solution block " + at) + 1) + 1;
  }

  private static int only(String source, String text, String name) {
    int at = source.indexOf(text);
    if (at < 0 || source.indexOf(text, at + 1) >= 0) {
      throw new IllegalArgumentException((at < 0 ? "no " : "more than one ") + name);
    }
    return at;
  }
}
