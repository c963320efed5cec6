package backprop.grader.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Writes tars, most of them packed, of which most fields are right most of the time. */
final class HostileTar {
  private static final int RECORD = 512;
  private static final String[] KEYWORDS = {
    "path",
    "linkpath",
    "size",
    "mtime",
    "uid",
    "uname",
    "hdrcharset",
    "comment",
    "GNU.sparse.major",
    "GNU.sparse.minor",
    "GNU.sparse.name",
    "GNU.sparse.realsize",
    "GNU.sparse.size",
    "GNU.sparse.numblocks",
    "GNU.sparse.offset",
    "GNU.sparse.numbytes",
    "GNU.sparse.map",
    "SCHILY.realsize",
    "SCHILY.filetype",
    "SCHILY.xattr.user.a",
    "\0",
    ""
  };

  private final Dice dice;
  private final Little out = new Little();

  private HostileTar(Dice dice) {
    this.dice = dice;
  }

  static byte[] draw(Dice dice) throws IOException {
    byte[] tar = new HostileTar(dice).write();
    if (dice.oneIn(3)) {
      tar = Mutation.of(tar, dice);
    }
    if (dice.oneIn(6)) {
      return tar;
    }
    byte[] packed = gzip(tar);
    if (dice.oneIn(8)) {
      packed = Mutation.of(packed, dice);
    }
    return dice.oneIn(20) ? new Little().bytes(packed).bytes(packed).toBytes() : packed;
  }

  private byte[] write() {
    for (HostileEntry entry : HostileEntry.draw(dice)) {
      if (dice.oneIn(8)) {
        extended();
      }
      if (dice.oneIn(12) || entry.name().length > 100) {
        special(dice.pick('L', 'L', 'K'), dice.oneIn(5) ? dice.bytes(300) : entry.name());
      }
      char kind = dice.oneIn(15) ? dice.pick('1', '2', '5', 'S', 'V', 'M', 'D', '7', '\0') : '0';
      header(entry.name(), kind, entry.content().length);
      body(entry.content());
    }
    return dice.oneIn(10) ? out.toBytes() : out.bytes(new byte[2 * RECORD]).toBytes();
  }

  private void extended() {
    Little records = new Little();
    for (int i = dice.mostlySmall(dice.oneIn(20) ? 800 : 8); i >= 0; i--) {
      String value = dice.oneIn(3) ? "" + dice.odd(100) : dice.pick("a", "Softmax.java", "1", "é");
      byte[] pair = (dice.pick(KEYWORDS) + "=" + value + "\n").getBytes(UTF_8);
      int length = pair.length + 1;
      length += String.valueOf(length + 2).length();
      records.text(lie(length) + " ", String.valueOf(length).length() + 1).bytes(pair);
    }
    special(dice.pick('x', 'x', 'x', 'g', 'X'), records.toBytes());
  }

  private void special(char kind, byte[] content) {
    header("././@LongLink".getBytes(ISO_8859_1), kind, content.length);
    body(content);
  }

  private void body(byte[] content) {
    int padded = (content.length + RECORD - 1) / RECORD * RECORD;
    out.bytes(dice.oneIn(60) ? content : Arrays.copyOf(content, padded));
  }

  private void header(byte[] name, char kind, long size) {
    boolean gnu = dice.oneIn(3);
    Little header = new Little();
    header.bytes(Arrays.copyOf(name, 100)).text("0000644", 8).text("0", 8).text("0", 8);
    size(header, lie(size)).text("0", 12).text("        ", 8).text("" + kind, 1);
    header.text(dice.oneIn(8) ? "/etc/passwd" : "", 100);
    header.text(dice.oneIn(50) ? "xstar" : gnu ? "ustar  \0" : "ustar\00000", 8).text("u", 32);
    header.text("g", 32).text("", 16);
    if (kind == 'S') {
      for (int i = 0; i < 12; i++) {
        size(header, dice.oneIn(2) ? 0 : dice.odd(512));
      }
      header = new Little().bytes(Arrays.copyOf(header.toBytes(), 482)).number(dice.below(2), 1);
      size(header, dice.odd(size));
    } else if (dice.oneIn(20)) {
      header.text("prefix/of/name", 155);
    }
    byte[] record = Arrays.copyOf(header.toBytes(), RECORD);
    int sum = 0;
    for (byte b : record) {
      sum += b & 0xFF;
    }
    byte[] checksum = String.format("%06o\0 ", lie(sum, 100) & 0xFFFFF).getBytes(ISO_8859_1);
    System.arraycopy(checksum, 0, record, 148, 8);
    out.bytes(record);
  }

  private Little size(Little header, long size) {
    if (size >= 0 && size < 1L << 33 && !dice.oneIn(30)) {
      return header.text(String.format("%011o", size), 12);
    }
    header.number(size < 0 ? 0xFF : 0x80, 1).number(size < 0 ? -1 : 0, 3);
    for (int i = 7; i >= 0; i--) {
      header.number(size >> 8 * i, 1);
    }
    return header;
  }

  private long lie(long truth) {
    return lie(truth, 30);
  }

  private long lie(long truth, int oneIn) {
    return dice.oneIn(oneIn) ? dice.odd(truth) : truth;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 12)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
