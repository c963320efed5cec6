package backprop.grader.remote;

import static backprop.grader.remote.ScriptedChild.unchanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.FrameType;
import backprop.grader.remote.Incident.Kind;

/** A child that answers with what no worker sends. */
final class Forgery {

  static final int DOUBLE = 5;
  static final int STRING = 6;
  static final int DOUBLES = 8;
  static final int ARRAY = 10;
  static final int LIST = 11;
  static final int RECORD = 12;
  static final int HANDLE = 13;
  static final int CALLBACK = 14;

  private Forgery() {}

  static void isViolation(ScriptedChild.Script script) {
    isViolation("Echo", new double[] {1}, script);
  }

  static void isViolation(String type, Object argument, ScriptedChild.Script script) {
    try (Probe probe = new Probe(() -> new ScriptedChild(script), Limits.STANDARD)) {
      assertThatThrownBy(() -> probe.call(type, "echo", argument))
          .isInstanceOf(RemoteFailure.class);
      assertThat(probe.endKind()).contains(Kind.PROTOCOL_VIOLATION);
    }
  }

  static void returning(ByteSink body) {
    isViolation((call, out, raw) -> out.send(FrameType.RETURN, call.id(), body));
  }

  static byte[] header(int type, long id, int length) {
    return java.nio.ByteBuffer.allocate(17)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putInt(0x42504731)
        .put((byte) type)
        .putLong(id)
        .putInt(length)
        .array();
  }

  static ByteSink reference(int tag, int id, String type) throws Exception {
    return unchanged().putByte(1).putByte(tag).putInt(id).putByte(1).putString(type);
  }
}
