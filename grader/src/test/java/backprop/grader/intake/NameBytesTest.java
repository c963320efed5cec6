package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameBytesTest {

  @ParameterizedTest
  @CsvSource({
    "IBM437, Müller Jörg André",
    "IBM850, Weiß François Ångström",
    "IBM850, João Conceição",
    "windows-1252, Müller Größe Zoë",
    "ISO-8859-1, Möller Ñandú",
    "GBK, 王伟 李娜 张敏",
    "GBK, 李娜",
    "windows-31j, 田中太郎 すずき",
    "Shift_JIS, 佐藤 ヤマダ",
    "windows-1251, Иван Ольга Щукин",
    "IBM866, Иван Пётр Ольга",
    "KOI8-R, Иван Пётр",
    "Big5, 王小明 陳大文",
    "UTF-8, 王伟 Müller Łukasz",
  })
  void namesOfOneCodePageAreRead(String page, String names) {
    List<String> all = List.of(names.split(" "));
    Charset charset = Charset.forName(page);
    NameBytes read = new NameBytes(all.stream().map(name -> name.getBytes(charset)).toList());
    assertThat(all.stream().map(name -> read.name(name.getBytes(charset)))).isEqualTo(all);
  }

  @Test
  void namesWithOtherBytesStayApart() {
    Random random = new Random(1);
    Set<String> bytes = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      byte[] name = new byte[1 + random.nextInt(6)];
      random.nextBytes(name);
      bytes.add(new String(name, ISO_8859_1));
    }
    List<byte[]> all = bytes.stream().map(name -> name.getBytes(ISO_8859_1)).toList();
    NameBytes read = new NameBytes(all);
    // A name that is UTF-8 may look like another one that isn't: both can't be read as meant.
    long names = all.stream().map(read::name).distinct().count();
    assertThat(names).isEqualTo(all.size());
  }

  @Test
  void whatWasGuessedIsSaid() {
    byte[] cyrillic = "Ольга.zip".getBytes(Charset.forName("windows-1251"));
    assertThat(new NameBytes(List.of("Jörg.zip".getBytes(UTF_8))).remarks()).isEmpty();
    assertThat(new NameBytes(List.of(cyrillic)).remarks())
        .singleElement()
        .asString()
        .contains("windows-1251", "Ольга.zip");
  }

  @Test
  void oneNameInUtf8LeavesTheOthersReadable() {
    byte[] utf = "Jörg".getBytes(UTF_8);
    byte[] latin = "Jürg".getBytes(ISO_8859_1);
    NameBytes read = new NameBytes(Arrays.asList(utf, latin));
    assertThat(read.name(utf)).isEqualTo("Jörg");
    assertThat(read.name(latin)).isEqualTo("Jürg");
  }
}
