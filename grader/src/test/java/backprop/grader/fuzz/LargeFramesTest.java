package backprop.grader.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.ValueReader;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.Incident;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteFailure;
import backprop.grader.remote.RemoteSubmission;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frames that claim much, and frames that are much: neither is ever the grader's own fault. */
class LargeFramesTest {
  private static final int MEGABYTES = 1 << 20;
  private static final byte[] UNCHANGED = {0, -1, -1, -1, -1, 1};
  private final Allocation allocation = new Allocation();

  /** Something to do with the assignment. */
  private interface Steps {
    void run(Api api) throws Throwable;
  }

  @Test
  void aFrameThatClaimsMuchCostsWhatWasReceived() throws Throwable {
    byte[] bytes =
        RawFrame.bytes(
            List.of(new RawFrame(0x42504731, RawFrame.RETURN, 1, 32 * MEGABYTES, new byte[10])));
    allocation.atMost(
        MEGABYTES / 8,
        "a long frame",
        () -> {
          FrameInput in = new FrameInput(new ByteArrayInputStream(bytes));
          assertThatThrownBy(in::receive).isInstanceOf(EOFException.class);
          return null;
        });
  }

  @Test
  void listsThatClaimTheRestOfTheFrameCostASmallMultipleOfIt() throws Throwable {
    int length = MEGABYTES / 4;
    Little body = new Little();
    for (int i = 0; i < 16; i++) {
      body.number(11, 1).number(1, 1).number(length / 2, 4);
    }
    body.bytes(new byte[length]);
    Frame frame =
        new FrameInput(
                new ByteArrayInputStream(
                    RawFrame.bytes(List.of(RawFrame.of(RawFrame.RETURN, 1, body.toBytes())))))
            .receive();
    allocation.atMost(
        64L * length,
        "lists",
        () -> {
          ValueReader reader =
              new ValueReader(new ByteSource(frame), new PlainReferences(List.of()));
          assertThatThrownBy(reader::read).isInstanceOf(ProtocolException.class);
          return null;
        });
  }

  @Test
  void anAnswerThatIsTooLargeToBePassedOnIsTheSubmissionsFault() throws Exception {
    byte[] answer = new Little().bytes(UNCHANGED).bytes(matrix(20 * MEGABYTES)).toBytes();
    Optional<Incident> incident =
        talk(
            List.of(RawFrame.of(RawFrame.RETURN, 1, answer)),
            api -> {
              Object v = api.call("function.Softmax", "softmax", (Object) new double[1][1]);
              api.call("function.Softmax", "backward", v, v);
            });
    assertThat(incident.map(Incident::kind)).contains(Kind.OUT_OF_MEMORY);
  }

  @Test
  void aCallbackThatIsTooLargeUsesTooMuchMemory() throws Exception {
    Little body = new Little().number(1, 8).number(0, 4);
    for (String part : List.of("backprop.layer.Layer", "fprop", "([[D)[[D")) {
      HostileValue.string(body, part, new Dice(1));
    }
    byte[] callback = body.number(1, 4).bytes(matrix(20 * MEGABYTES)).toBytes();
    Optional<Incident> incident =
        talk(
            List.of(RawFrame.of(RawFrame.CALLBACK, 1, callback)),
            api -> {
              Object layer = api.callback("layer.Layer", v -> v);
              Object data = api.create("data.Dataset", new double[1][1], new double[1][1]);
              api.call("train.Trainer", "errors", layer, data);
            });
    assertThat(incident.map(Incident::kind)).contains(Kind.OUT_OF_MEMORY);
    assertThat(incident.orElseThrow().reason()).startsWith("made a single answer of more than");
  }

  @Test
  void onlyTheFirstThousandExceptionsOfCallbacksAreHeld() throws Exception {
    assertThat(afterManyExceptions(999)).contains(Kind.CRASHED);
    assertThat(afterManyExceptions(1_000)).contains(Kind.PROTOCOL_VIOLATION);
  }

  /** The child makes 1,200 callbacks that throw, and ends with the exception of a number. */
  private static Optional<Kind> afterManyExceptions(int number) throws Exception {
    Little body = new Little().number(1, 8).number(0, 4);
    for (String part : List.of("backprop.check.ScalarFunction", "value", "([D)D")) {
      HostileValue.string(body, part, new Dice(1));
    }
    byte[] callback = body.number(1, 4).number(8, 1).number(0, 4).toBytes();
    List<RawFrame> frames = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      frames.add(RawFrame.of(RawFrame.CALLBACK, 1, callback));
    }
    Little answer = new Little().bytes(new byte[] {0, -1, -1, -1, -1, 0, 0}).number(-1, 4);
    frames.add(RawFrame.of(RawFrame.RETURN, 1, answer.number(number, 4).toBytes()));
    return talk(frames, Scenario.THROWING_CALLBACKS::run).map(Incident::kind);
  }

  /** A matrix of one row. */
  private static byte[] matrix(int bytes) {
    return new Little()
        .number(9, 1)
        .number(1, 4)
        .number(bytes / 8, 4)
        .bytes(new byte[bytes])
        .toBytes();
  }

  private static Optional<Incident> talk(List<RawFrame> frames, Steps steps) throws Exception {
    List<RawFrame> all = new ArrayList<>(frames);
    all.add(0, RawFrame.of(RawFrame.LOADED, 0, new byte[0]));
    byte[] said = RawFrame.bytes(all);
    AssignmentApi api = AssignmentApi.read(ClassFiles.student());
    try (RemoteSubmission submission =
        new RemoteSubmission(() -> new HostileChild(said), Map.of(), Limits.STANDARD, api)) {
      Api stubs = new Api(submission.hiddenTests(Map.of()));
      submission.beginTest();
      try {
        steps.run(stubs);
      } catch (RemoteFailure | Scenario.CallbackException e) {
        // On record.
      } catch (Throwable t) {
        throw new AssertionError(t);
      }
      return submission.endTest();
    }
  }
}
