package backprop.grader.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.ValueReader;
import backprop.grader.protocol.ValueWriter;
import backprop.grader.remote.AssignmentApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever bytes a frame holds: they are a value, or a {@link ProtocolException}. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class DecoderFuzzTest {
  private static final long BASE_BYTES = 1 << 18;
  private static final long BYTES_FOR_EACH_BYTE = 64;

  private final Allocation allocation = new Allocation();
  private PlainReferences references;
  private List<String> types;

  @BeforeEach
  void knowsTheAssignment() throws Exception {
    types = List.copyOf(AssignmentApi.read(ClassFiles.student()).names());
    references = new PlainReferences(types);
  }

  @Test
  void someBytesAreDecodedOrRefused() throws Exception {
    Fuzz.check("decoder", Fuzz.SOME, this::check);
  }

  @Test
  @Tag("full")
  void allBytesAreDecodedOrRefused() throws Exception {
    Fuzz.check("decoder", 100_000, this::check);
    System.out.println("decoder: " + allocation);
  }

  private String check(Dice dice) throws Throwable {
    byte[] body = HostileValue.draw(dice, types);
    if (dice.oneIn(3)) {
      body = Mutation.of(body, dice);
    }
    RawFrame frame = RawFrame.of(RawFrame.RETURN, dice.number(), body);
    byte[] bytes = RawFrame.bytes(List.of(dice.oneIn(20) ? frame.mutated(dice) : frame));
    int kind = dice.below(8);
    long bound = BASE_BYTES + BYTES_FOR_EACH_BYTE * bytes.length;
    return allocation.atMost(bound, bytes.length + " bytes", () -> decode(bytes, kind));
  }

  private String decode(byte[] bytes, int kind) throws Exception {
    try {
      Frame frame = new FrameInput(new ByteArrayInputStream(bytes)).receive();
      ByteSource source = new ByteSource(frame);
      switch (kind) {
        case 0 -> new Arguments(source, references);
        case 1 -> Arguments.readChanges(source, references, targets());
        case 2 -> Failure.read(source);
        case 3 -> StubReport.read(source);
        case 4 -> ClassBundle.read(source);
        default -> {
          Object value = new ValueReader(source, references).read();
          staysWhatItIs(value);
          return "a value";
        }
      }
      return "decoded";
    } catch (ProtocolException e) {
      return "refused";
    } catch (EOFException e) {
      return "cut off";
    } catch (RuntimeException e) {
      boolean refused =
          Stream.of(e.getStackTrace()).anyMatch(f -> f.getMethodName().equals("rebuild"));
      if (!refused) {
        throw e;
      }
      return "refused by a record";
    }
  }

  private static Object[] targets() {
    return new Object[] {new double[2][2], new double[3], List.of(1.0), new Object[2], 5};
  }

  /** What was read can be written, and is the same when it is read again. */
  private void staysWhatItIs(Object value) throws Exception {
    byte[] first = encode(value);
    Frame frame = new FrameInput(new ByteArrayInputStream(first)).receive();
    Object again = new ValueReader(new ByteSource(frame), references).read();
    assertThat(encode(again)).isEqualTo(first);
  }

  private byte[] encode(Object value) throws Exception {
    ByteSink body = new ByteSink();
    new ValueWriter(body, references).write(value);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FrameOutput(out).send(FrameType.RETURN, 1, body);
    return out.toByteArray();
  }
}
