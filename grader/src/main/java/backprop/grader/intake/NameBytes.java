package backprop.grader.intake;

import java.lang.Character.UnicodeBlock;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads names that were written in an unknown code page. Neither a zip of Windows nor a disk says
 * which; all names of one archive or folder have the same, so they are looked at together.
 */
final class NameBytes {

  /** Western Europe first, which nearly everything is a name in; then Cyrillic and East Asian. */
  private static final List<Charset> CODE_PAGES =
      List.of(
          Charset.forName("windows-1252"),
          Charset.forName("IBM850"),
          Charset.forName("IBM437"),
          Charset.forName("windows-1251"),
          Charset.forName("IBM866"),
          Charset.forName("KOI8-R"),
          Charset.forName("GBK"),
          Charset.forName("windows-31j"),
          Charset.forName("Big5"));

  /** What names are written with; the larger code pages have thousands of other characters. */
  private static final Map<String, Charset> COMMON =
      Map.of(
          "GBK", Charset.forName("GB2312"),
          "windows-31j", Charset.forName("Shift_JIS"),
          "Big5", Charset.forName("Big5"));

  private static final Set<UnicodeBlock> EAST_ASIAN =
      Set.of(
          UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
          UnicodeBlock.HIRAGANA,
          UnicodeBlock.KATAKANA,
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION);

  private final Charset codePage;

  /** Those that had to be guessed at. */
  private final List<byte[]> others;

  /** Finds out which code page fits best those of some names that aren't UTF-8. */
  NameBytes(Collection<byte[]> names) {
    others =
        names.stream().filter(name -> decoded(name, StandardCharsets.UTF_8).isEmpty()).toList();
    // The first of equals is taken.
    codePage =
        CODE_PAGES.stream()
            .max(
                Comparator.<Charset>comparingInt(
                        page -> others.stream().mapToInt(name -> likelihood(name, page)).sum())
                    .thenComparing(page -> -CODE_PAGES.indexOf(page)))
            .orElseThrow();
  }

  /** Returns a name, which differs from all others that have other bytes. */
  String name(byte[] bytes) {
    return decoded(bytes, StandardCharsets.UTF_8)
        .or(() -> decoded(bytes, codePage))
        // One byte a character, whatever they mean: what differs stays apart.
        .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Returns what to look at; nothing if all names are in UTF-8. */
  List<String> remarks() {
    return others.isEmpty()
        ? List.of()
        : List.of(
            "names that aren't in UTF-8 were read in the code page %s, such as %s; if that is wrong, unpack them with the right one"
                .formatted(codePage, name(others.get(0))));
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Counts characters that names have against those that they don't have. */
  private static int likelihood(byte[] bytes, Charset page) {
    Optional<String> name = decoded(bytes, page);
    if (name.isEmpty()) {
      return -bytes.length;
    }
    int likelihood = 0;
    char before = ' ';
    for (char c : name.get().toCharArray()) {
      likelihood += c < 0x80 ? 0 : likelihood(c, before, page);
      before = c;
    }
    return likelihood;
  }

  private static int likelihood(char c, char before, Charset page) {
    if (isLatin(c)) {
      // Two in a row are rare where there is an alphabet.
      return isLatin(before) && c != 'ß' ? 0 : 1;
    }
    if (isCyrillic(c)) {
      // One alphabet a word, and no capital after a small letter.
      boolean begins = !Character.isLetter(before);
      boolean rises = Character.isUpperCase(c) && Character.isLowerCase(before);
      return begins || isCyrillic(before) && !rises ? 1 : -1;
    }
    boolean isCommon =
        EAST_ASIAN.contains(UnicodeBlock.of(c))
            && COMMON.containsKey(page.name())
            && COMMON.get(page.name()).newEncoder().canEncode(c);
    // Two bytes speak for it, but not in the middle of a western name.
    boolean isInWord = before < 0x80 && Character.isLetter(before);
    return isCommon ? isInWord ? 0 : 2 : -1;
  }

  private static boolean isCyrillic(char c) {
    return UnicodeBlock.of(c) == UnicodeBlock.CYRILLIC;
  }

  private static boolean isLatin(char c) {
    return c >= 'À' && c <= 'ſ' && c != '×' && c != '÷';
  }
}
