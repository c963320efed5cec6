package backprop.grader.course;

import java.text.Normalizer;
import java.util.Locale;

/** Names as they are compared. */
public final class Names {

  private Names() {}

  /** Returns a name without case, and however umlauts, spaces and underscores are written. */
  public static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("[_\\p{Z}\\s]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Returns a folded name's letters and digits: names of files lose signs that people's have. */
  public static String letters(String name) {
    return folded(name).replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "");
  }
}
