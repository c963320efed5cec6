package backprop.grader.remote;

import static backprop.grader.remote.ScriptedChild.unchanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.protocol.AnswerBudget;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.Reference;
import backprop.grader.remote.Incident.Kind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions to a class that the grader answers for, such as no worker asks. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForgedQuestionsTest {

  private static final String CURVE = "backprop.probe.Curve";

  /** Writes the arguments with their number. */
  private interface Body {
    void write(ByteSink sink) throws Exception;
  }

  private static ScriptedChild.Script asking(
      int target, String owner, String method, String descriptor, Body arguments) {
    return (call, out, raw) -> {
      ByteSink body = new ByteSink().putLong(1).putInt(target);
      body.putString(owner).putString(method).putString(descriptor);
      arguments.write(body);
      out.send(FrameType.CALLBACK, call.id(), body);
      ByteSink answer = unchanged().putByte(1).putByte(Forgery.DOUBLE).putLong(0);
      out.send(FrameType.RETURN, call.id(), answer);
    };
  }

  private static void isViolation(ScriptedChild.Script script) {
    try (Probe probe = new Probe(() -> new ScriptedChild(script), Limits.STANDARD)) {
      probe.submission().answerFor(ProbeClasses.rightCurve());
      probe.nextTest();
      assertThatThrownBy(() -> probe.call("Echo", "echo", 1.0)).isInstanceOf(RemoteFailure.class);
      assertThat(probe.endKind()).contains(Kind.PROTOCOL_VIOLATION);
    }
  }

  private static void oneNumber(ByteSink sink) throws Exception {
    sink.putInt(1).putByte(Forgery.DOUBLE).putLong(0);
  }

  private static ByteSink vector(ByteSink sink, int length) throws Exception {
    sink.putByte(Forgery.DOUBLES).putInt(length);
    for (int i = 0; i < length; i++) {
      sink.putLong(0);
    }
    return sink;
  }

  @Test
  void anHonestQuestionIsAnswered() throws Throwable {
    ScriptedChild.Script script =
        asking(Reference.NO_OBJECT, CURVE, "at", "(D)D", ForgedQuestionsTest::oneNumber);
    try (Probe probe = new Probe(() -> new ScriptedChild(script), Limits.STANDARD)) {
      probe.submission().answerFor(ProbeClasses.rightCurve());
      probe.nextTest();
      assertThat(probe.call("Echo", "echo", 1.0)).isEqualTo(0.0);
      assertThat(probe.endTest()).isEmpty();
    }
  }

  @Test
  void aClassThatIsNotReplaced() {
    ScriptedChild.Script script =
        asking(Reference.NO_OBJECT, CURVE, "at", "(D)D", ForgedQuestionsTest::oneNumber);
    Forgery.isViolation("Echo", 1.0, script);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, backprop.probe.Echo, echo, (D)D",
    "-1, backprop.probe.Other, at, (D)D",
    "-1, java.lang.Math, sqrt, (D)D",
    "-1, backprop.probe.Curve, hidden, (D)D",
    "-1, backprop.probe.Curve, notOfTheAssignment, (D)D",
    "-1, backprop.probe.Curve, <init>, ()V",
    "-1, backprop.probe.Curve, at, (D)I",
    "-1, backprop.probe.Curve, none, (D)D",
    "0, backprop.probe.Curve, at, (D)D",
    "-2, backprop.probe.Curve, at, (D)D"
  })
  void anUnknownTarget(int target, String owner, String method, String descriptor) {
    isViolation(asking(target, owner, method, descriptor, ForgedQuestionsTest::oneNumber));
  }

  @Test
  void argumentsThatDoNotFit() {
    String at = "(D)D";
    isViolation(asking(-1, CURVE, "at", at, sink -> sink.putInt(0)));
    isViolation(asking(-1, CURVE, "at", at, sink -> sink.putInt(1).putByte(0)));
    isViolation(asking(-1, CURVE, "at", at, sink -> vector(sink.putInt(1), 1)));
    isViolation(
        asking(
            -1,
            CURVE,
            "each",
            "([D)[D",
            sink ->
                sink.putInt(1)
                    .putByte(Forgery.HANDLE)
                    .putInt(7)
                    .putByte(1)
                    .putString("backprop.probe.Counter")));
    isViolation(
        asking(
            -1,
            CURVE,
            "at",
            at,
            sink -> {
              oneNumber(sink);
              sink.putByte(0);
            }));
  }

  @Test
  void argumentsThatAreTooLarge() {
    isViolation(
        asking(-1, CURVE, "table", "([D)[[D", s -> vector(s.putInt(1), AnswerBudget.SIDE + 1)));
    isViolation(
        asking(-1, CURVE, "each", "([D)[D", s -> vector(s.putInt(1), AnswerBudget.NUMBERS + 1)));
    int integer = Forgery.DOUBLE - 2;
    isViolation(
        asking(
            -1,
            CURVE,
            "zeros",
            "(I)[D",
            s -> s.putInt(1).putByte(integer).putInt(Integer.MAX_VALUE)));
  }
}
