package backprop.grader.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameInputTest {

  private static FrameInput input(byte[] bytes) {
    return new FrameInput(new ByteArrayInputStream(bytes));
  }

  private static byte[] header(int magic, int type, int length) {
    return ByteBuffer.allocate(Frame.HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(magic)
        .put((byte) type)
        .putLong(7)
        .putInt(length)
        .array();
  }

  @Test
  void aFrameArrivesAsSent() throws Exception {
    FrameInput in = input(Loop.bytes(new ByteSink().putInt(42).putString("two")));
    Frame frame = in.receive();
    assertThat(frame.type()).isEqualTo(FrameType.CALL);
    assertThat(frame.id()).isEqualTo(7);
    ByteSource source = new ByteSource(frame);
    assertThat(source.getInt()).isEqualTo(42);
    assertThat(source.getString()).isEqualTo("two");
    source.end();
    assertThat(in.receive()).isNull();
  }

  @Test
  void aFrameMayComeByteByByte() throws Exception {
    byte[] content = new byte[300_000];
    Arrays.fill(content, (byte) 9);
    InputStream drops =
        new ByteArrayInputStream(Loop.bytes(new ByteSink().putBytes(content))) {
          @Override
          public synchronized int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(length, 1));
          }
        };
    Frame frame = new FrameInput(drops).receive();
    assertThat(new ByteSource(frame).getBytes()).isEqualTo(content);
  }

  @Test
  void anythingElseIsRefused() {
    for (byte[] bytes :
        new byte[][] {
          header(0x12345678, 0, 0),
          header(Frame.MAGIC, FrameType.values().length, 0),
          header(Frame.MAGIC, -1, 0),
          header(Frame.MAGIC, 0, Caps.FRAME + 1),
          header(Frame.MAGIC, 0, -1)
        }) {
      assertThatThrownBy(() -> input(bytes).receive()).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void anAnnouncedLengthAllocatesNothing() {
    byte[] greedy = header(Frame.MAGIC, 0, Caps.FRAME);
    for (int i = 0; i < 2_000; i++) {
      assertThatThrownBy(() -> input(greedy).receive()).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void anEndWithinAFrameIsNoEnd() throws Exception {
    byte[] whole = Loop.bytes(new ByteSink().putInt(1));
    for (int length = 1; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> input(part).receive()).isInstanceOf(EOFException.class);
    }
  }
}
