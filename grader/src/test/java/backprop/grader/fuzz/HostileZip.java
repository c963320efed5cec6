package backprop.grader.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips of which most fields are right most of the time. */
final class HostileZip {
  private static final int[] EXTRA_IDS = {
    0x0001, 0x7075, 0x6375, 0x9901, 0x5455, 0x7855, 0x000D, 0x0017, 0xCAFE, 0xA11E, 0x7777
  };

  private final Dice dice;
  private final Little out = new Little();
  private final List<byte[]> directory = new ArrayList<>();
  private int lastOffset;

  private HostileZip(Dice dice) {
    this.dice = dice;
  }

  static byte[] draw(Dice dice) {
    return new HostileZip(dice).write(HostileEntry.draw(dice));
  }

  private byte[] write(List<HostileEntry> entries) {
    if (dice.oneIn(40)) {
      out.bytes(dice.bytes(dice.below(100)));
    }
    entries.forEach(this::entry);
    int start = out.size();
    directory.forEach(out::bytes);
    if (dice.oneIn(30)) {
      out.bytes(dice.bytes(dice.below(200)));
    }
    int size = out.size() - start;
    if (dice.oneIn(20)) {
      zip64End(start, size);
    }
    out.bytes("PK\5\6".getBytes(ISO_8859_1)).number(lie(0, 100), 2).number(lie(0, 100), 2);
    out.number(lie(directory.size()), 2).number(lie(directory.size()), 2);
    out.number(lie(size), 4).number(lie(start, 40), 4);
    byte[] comment = dice.oneIn(20) ? "PK\5\6 comment".getBytes(ISO_8859_1) : new byte[0];
    return out.number(lie(comment.length, 60), 2).bytes(comment).toBytes();
  }

  private void entry(HostileEntry entry) {
    int method = dice.oneIn(25) ? dice.below(100) : dice.pick(0, 8);
    byte[] content = entry.content();
    byte[] packed = method == 8 ? deflate(content) : content;
    if (dice.oneIn(30)) {
      packed = Mutation.of(packed, dice);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    int flags = dice.oneIn(20) ? dice.below(1 << 16) : dice.pick(0, 0x800, 0);
    boolean shared = dice.oneIn(20);
    int offset = shared ? lastOffset : out.size();
    byte[] fields =
        new Little()
            .number(lie(20, 60), 2)
            .number(flags, 2)
            .number(method, 2)
            .number(dice.number(), 4)
            .number(lie(crc.getValue(), 60), 4)
            .number(lie(packed.length), 4)
            .number(lie(content.length), 4)
            .number(lie(entry.name().length, 100), 2)
            .toBytes();
    if (!shared) {
      lastOffset = offset;
      byte[] extra = extra();
      out.bytes("PK\3\4".getBytes(ISO_8859_1)).bytes(dice.oneIn(50) ? new byte[22] : fields);
      out.number(lie(extra.length, 60), 2).bytes(entry.name()).bytes(extra).bytes(packed);
      if ((flags & 8) != 0) {
        out.bytes("PK\7\10".getBytes(ISO_8859_1)).bytes(dice.bytes(12));
      }
    }
    directory.add(central(entry, fields, offset));
  }

  private byte[] central(HostileEntry entry, byte[] fields, int offset) {
    byte[] extra = extra();
    byte[] comment = dice.oneIn(30) ? dice.bytes(dice.below(100)) : new byte[0];
    long attributes = dice.oneIn(20) ? dice.number() : (dice.oneIn(20) ? 0xA1FFL : 0x81A4L) << 16;
    return new Little()
        .bytes("PK\1\2".getBytes(ISO_8859_1))
        .number(dice.oneIn(3) ? 20 : 0x0314, 2)
        .bytes(fields)
        .number(lie(extra.length, 60), 2)
        .number(lie(comment.length, 60), 2)
        .number(lie(0, 60), 2)
        .number(0, 2)
        .number(attributes, 4)
        .number(lie(offset, 40), 4)
        .bytes(entry.name())
        .bytes(extra)
        .bytes(comment)
        .toBytes();
  }

  private byte[] extra() {
    Little extra = new Little();
    while (dice.oneIn(6)) {
      byte[] content = dice.bytes(dice.mostlySmall(dice.oneIn(30) ? 20_000 : 40));
      extra.number(EXTRA_IDS[dice.below(EXTRA_IDS.length)], 2);
      extra.number(lie(content.length), 2).bytes(content);
    }
    return extra.toBytes();
  }

  private void zip64End(int start, int size) {
    int at = out.size();
    out.bytes("PK\6\6".getBytes(ISO_8859_1)).number(lie(44), 8).number(45, 2).number(45, 2);
    out.number(0, 4).number(0, 4).number(lie(directory.size()), 8).number(lie(directory.size()), 8);
    out.number(lie(size), 8).number(lie(start), 8);
    out.bytes("PK\6\7".getBytes(ISO_8859_1)).number(0, 4).number(lie(at), 8).number(1, 4);
  }

  private long lie(long truth) {
    return lie(truth, 30);
  }

  private long lie(long truth, int oneIn) {
    return dice.oneIn(oneIn) ? dice.odd(truth) : truth;
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      byte[] packed = new byte[content.length + 64];
      int length = deflater.deflate(packed);
      return Arrays.copyOf(packed, length);
    } finally {
      deflater.end();
    }
  }
}
