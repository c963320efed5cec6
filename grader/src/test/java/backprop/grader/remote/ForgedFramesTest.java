package backprop.grader.remote;

import static backprop.grader.remote.ScriptedChild.unchanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.FrameType;
import backprop.grader.remote.Incident.Kind;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames that no worker sends end the conversation. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForgedFramesTest {

  @Test
  void anHonestAnswerIsNone() throws Throwable {
    ScriptedChild.Script script =
        (call, out, raw) ->
            out.send(
                FrameType.RETURN,
                call.id(),
                unchanged()
                    .putByte(1)
                    .putByte(Forgery.DOUBLE)
                    .putLong(Double.doubleToRawLongBits(2)));
    try (Probe probe = new Probe(() -> new ScriptedChild(script), Limits.STANDARD)) {
      assertThat(probe.call("Echo", "echo", 1.0)).isEqualTo(2.0);
      assertThat(probe.endTest()).isEmpty();
    }
  }

  @Test
  void noFrame() {
    Forgery.isViolation((call, out, raw) -> raw.write("Grade :=>> 100 and more\n".getBytes()));
  }

  @Test
  void anUnknownFrameType() {
    Forgery.isViolation((call, out, raw) -> raw.write(Forgery.header(99, call.id(), 0)));
  }

  @Test
  void anOverlongFrame() {
    Forgery.isViolation(
        (call, out, raw) -> raw.write(Forgery.header(3, call.id(), Integer.MAX_VALUE)));
    Forgery.isViolation((call, out, raw) -> raw.write(Forgery.header(3, call.id(), -1)));
  }

  @Test
  void aWrongOrReplayedCallId() {
    Forgery.isViolation(
        (call, out, raw) ->
            out.send(FrameType.RETURN, call.id() + 1, unchanged().putByte(1).putByte(0)));
    Forgery.isViolation(
        (call, out, raw) -> out.send(FrameType.RETURN, 0, unchanged().putByte(1).putByte(0)));
  }

  @Test
  void aSecondAnswerComesToLightAtTheEndOfTheTest() throws Throwable {
    ScriptedChild.Script script =
        (call, out, raw) -> {
          out.send(FrameType.RETURN, call.id(), unchanged().putByte(1).putByte(0));
          out.send(FrameType.RETURN, call.id(), unchanged().putByte(1).putByte(0));
        };
    try (Probe probe = new Probe(() -> new ScriptedChild(script), Limits.STANDARD)) {
      assertThat(probe.call("Echo", "echo", new double[1])).isNull();
      assertThat(probe.endKind()).contains(Kind.PROTOCOL_VIOLATION);
    }
  }

  @Test
  void aFrameOfTheGradersOwn() {
    for (FrameType type :
        new FrameType[] {
          FrameType.CALL,
          FrameType.LOAD,
          FrameType.LOADED,
          FrameType.RESET,
          FrameType.RESET_DONE,
          FrameType.CALLBACK_RETURN
        }) {
      Forgery.isViolation((call, out, raw) -> out.send(type, call.id(), unchanged()));
    }
  }

  @Test
  void aCallbackThatNoCallCanMake() {
    for (String[] name :
        new String[][] {
          {"backprop.probe.Fn", "toString", "()Ljava/lang/String;"},
          {"backprop.probe.Fn", "value", "()D"},
          {"backprop.probe.Node", "label", "()Ljava/lang/String;"},
          {"java.lang.Object", "hashCode", "()I"},
          {"backprop.probe.Fn", "value", "([D)D"}
        }) {
      try (Probe probe =
          new Probe(
              () ->
                  new ScriptedChild(
                      (call, out, raw) ->
                          out.send(
                              FrameType.CALLBACK,
                              call.id(),
                              new ByteSink()
                                  .putLong(1)
                                  .putInt(0)
                                  .putString(name[0])
                                  .putString(name[1])
                                  .putString(name[2])
                                  .putInt(1)
                                  .putByte(Forgery.STRING)
                                  .putString("no vector"))),
              Limits.STANDARD)) {
        assertThatThrownBy(() -> probe.call("Echo", "echo", probe.fn(x -> 0)))
            .isInstanceOf(RemoteFailure.class);
        assertThat(probe.endKind()).contains(Kind.PROTOCOL_VIOLATION);
      }
    }
  }

  @Test
  void anEndWithinAFrameIsACrash() {
    try (Probe probe =
        new Probe(
            () ->
                new ScriptedChild(
                    (call, out, raw) -> {
                      raw.write(Forgery.header(3, call.id(), 1000));
                      raw.write(new byte[10]);
                      throw new IOException();
                    }),
            Limits.STANDARD)) {
      assertThatThrownBy(() -> probe.call("Echo", "echo", 1)).isInstanceOf(RemoteFailure.class);
      assertThat(probe.endKind()).contains(Kind.CRASHED);
    }
  }

  @Test
  void aChildThatCannotBeStartedIsTheGradersFault() {
    try (Probe probe =
        new Probe(
            () -> {
              throw new IOException("no such program");
            },
            Limits.STANDARD)) {
      assertThatThrownBy(() -> probe.call("Echo", "echo", 1)).isInstanceOf(RemoteFailure.class);
      assertThat(probe.endKind()).contains(Kind.INTERNAL);
    }
  }
}
