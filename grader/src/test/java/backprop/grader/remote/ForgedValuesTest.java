package backprop.grader.remote;

import static backprop.grader.remote.ScriptedChild.unchanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.FrameType;
import backprop.grader.remote.Incident.Kind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values that no worker sends end the conversation. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForgedValuesTest {

  @Test
  void anUnknownTag() throws Exception {
    Forgery.returning(unchanged().putByte(1).putByte(99));
    Forgery.returning(unchanged().putByte(1).putByte(-1));
    Forgery.returning(unchanged().putByte(7));
  }

  @Test
  void aTruncatedValue() throws Exception {
    Forgery.returning(new ByteSink());
    Forgery.returning(unchanged());
    Forgery.returning(unchanged().putByte(1).putByte(Forgery.DOUBLE).putInt(0));
    Forgery.returning(unchanged().putByte(1).putByte(Forgery.DOUBLES).putInt(2).putLong(0));
  }

  @Test
  void aHugeOrNegativeLength() throws Exception {
    for (int tag : new int[] {Forgery.STRING, 7, Forgery.DOUBLES, 9}) {
      Forgery.returning(unchanged().putByte(1).putByte(tag).putInt(Integer.MAX_VALUE));
      Forgery.returning(unchanged().putByte(1).putByte(tag).putInt(-2));
      Forgery.returning(unchanged().putByte(1).putByte(tag).putInt(-1));
    }
    Forgery.returning(
        unchanged().putByte(1).putByte(Forgery.LIST).putByte(1).putInt(Integer.MAX_VALUE));
    Forgery.returning(
        unchanged().putByte(1).putByte(Forgery.ARRAY).putString("int").putInt(Integer.MAX_VALUE));
  }

  @Test
  void bytesAfterTheValue() throws Exception {
    Forgery.returning(unchanged().putByte(1).putByte(0).putByte(0));
  }

  @Test
  void aValueOfAnotherType() throws Exception {
    Forgery.returning(unchanged().putByte(1).putByte(Forgery.DOUBLE).putLong(0));
    Forgery.returning(unchanged().putByte(1).putByte(Forgery.LIST).putByte(0).putInt(0));
    Forgery.isViolation(
        "Echo",
        1.0,
        (call, out, raw) ->
            out.send(FrameType.RETURN, call.id(), unchanged().putByte(1).putByte(0)));
  }

  @Test
  void valuesNestedWithoutEnd() throws Exception {
    ByteSink body = unchanged().putByte(1);
    for (int i = 0; i < 100_000; i++) {
      body.putByte(Forgery.LIST).putByte(1).putInt(1);
    }
    Forgery.returning(body.putByte(0));
  }

  @Test
  void aClassThatIsNoRecordOfTheAssignment() throws Exception {
    Forgery.returning(unchanged().putByte(1).putByte(Forgery.RECORD).putString("java.lang.Thread"));
    Forgery.returning(
        unchanged().putByte(1).putByte(Forgery.RECORD).putString("backprop.probe.Counter"));
    Forgery.returning(unchanged().putByte(1).putByte(Forgery.RECORD).putString(null));
    Forgery.returning(
        unchanged().putByte(1).putByte(Forgery.ARRAY).putString("java.lang.Thread").putInt(0));
    Forgery.returning(
        unchanged().putByte(1).putByte(Forgery.ARRAY).putString("int[][][][][][][][][]").putInt(0));
  }

  @Test
  void aRecordWithOtherComponents() throws Exception {
    Forgery.returning(
        unchanged()
            .putByte(1)
            .putByte(Forgery.RECORD)
            .putString("backprop.probe.Pair")
            .putByte(0)
            .putByte(0));
  }

  @Test
  void anArrayWithAnElementOfAnotherType() throws Exception {
    Forgery.returning(
        unchanged().putByte(1).putByte(Forgery.ARRAY).putString("boolean").putInt(1).putByte(0));
  }

  @Test
  void anUnknownObject() throws Exception {
    Forgery.returning(Forgery.reference(Forgery.CALLBACK, 0, "backprop.probe.Fn"));
    Forgery.returning(Forgery.reference(Forgery.CALLBACK, -1, "backprop.probe.Fn"));
    Forgery.returning(Forgery.reference(Forgery.HANDLE, 1, "java.lang.Thread"));
    Forgery.returning(Forgery.reference(Forgery.HANDLE, 1, "backprop.probe.Pair"));
    Forgery.returning(Forgery.reference(Forgery.HANDLE, 1, "backprop.probe.Counter"));
    Forgery.returning(unchanged().putByte(1).putByte(Forgery.HANDLE).putInt(1).putByte(100));
  }

  @Test
  void aConstructorThatReturnsSomethingElse() {
    try (Probe probe =
        new Probe(
            () ->
                new ScriptedChild(
                    (call, out, raw) ->
                        out.send(
                            FrameType.RETURN,
                            call.id(),
                            Forgery.reference(Forgery.HANDLE, 1, "backprop.probe.Doubler"))),
            Limits.STANDARD)) {
      assertThatThrownBy(() -> probe.create("Counter", 1, new double[0]))
          .isInstanceOf(RemoteFailure.class);
      assertThat(probe.endKind()).contains(Kind.PROTOCOL_VIOLATION);
    }
  }

  @Test
  void anUnknownException() throws Exception {
    Forgery.returning(unchanged().putByte(0).putByte(99).putString("").putInt(-1));
    Forgery.returning(unchanged().putByte(0).putByte(0).putString("").putInt(0));
    Forgery.returning(unchanged().putByte(0).putByte(0).putString("").putInt(-2));
    Forgery.returning(unchanged().putByte(0).putByte(0).putString("x".repeat(501)).putInt(-1));
  }

  @Test
  void aChangeThatNoCallCanMake() throws Exception {
    Forgery.returning(new ByteSink().putByte(0).putInt(1));
    Forgery.returning(new ByteSink().putByte(0).putInt(-2));
    // A vector of another length, another type, and the same argument twice.
    Forgery.returning(
        new ByteSink().putByte(0).putInt(0).putByte(Forgery.DOUBLES).putInt(0).putInt(-1));
    Forgery.returning(new ByteSink().putByte(0).putInt(0).putByte(0).putInt(-1));
    ByteSink twice = new ByteSink().putByte(0);
    for (int i = 0; i < 2; i++) {
      twice.putInt(0).putByte(Forgery.DOUBLES).putInt(1).putLong(0);
    }
    Forgery.returning(twice.putInt(-1).putByte(1).putByte(0));
  }
}
