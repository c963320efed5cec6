package backprop.grader.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A frame as bytes, of which any part may be wrong. */
record RawFrame(int magic, int type, long id, int length, byte[] body) {
  static final int LOADED = 1;
  static final int CALL = 2;
  static final int RETURN = 3;
  static final int CALLBACK = 4;
  static final int CALLBACK_RETURN = 5;
  private static final int MAGIC = 0x42504731;
  private static final int HEADER = 17;

  static RawFrame of(int type, long id, byte[] body) {
    return new RawFrame(MAGIC, type, id, body.length, body);
  }

  RawFrame withBody(byte[] other) {
    return new RawFrame(magic, type, id, other.length, other);
  }

  /** Takes an honest conversation apart. */
  static List<RawFrame> parse(byte[] bytes) {
    List<RawFrame> frames = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.remaining() >= HEADER) {
      int magic = buffer.getInt();
      int type = buffer.get();
      long id = buffer.getLong();
      byte[] body = new byte[buffer.getInt()];
      frames.add(new RawFrame(magic, type, id, body.length, body));
      buffer.get(body);
    }
    return frames;
  }

  static byte[] bytes(List<RawFrame> frames) {
    Little bytes = new Little();
    for (RawFrame frame : frames) {
      bytes.number(frame.magic, 4).number(frame.type, 1).number(frame.id, 8);
      bytes.number(frame.length, 4).bytes(frame.body);
    }
    return bytes.toBytes();
  }

  /** Returns this frame with one part changed. */
  RawFrame mutated(Dice dice) {
    return switch (dice.below(8)) {
      case 0 -> new RawFrame((int) dice.odd(magic), type, id, length, body);
      case 1 -> new RawFrame(magic, dice.below(10) - 1, id, length, body);
      case 2 -> new RawFrame(magic, type, dice.odd(id), length, body);
      case 3 -> new RawFrame(magic, type, id, (int) dice.odd(length), body);
      case 4 -> withBody(Arrays.copyOf(body, dice.below(body.length + 20)));
      default -> withBody(Mutation.of(body, dice));
    };
  }
}
