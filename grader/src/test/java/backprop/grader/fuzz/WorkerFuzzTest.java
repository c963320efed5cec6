package backprop.grader.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.remote.AssignmentApi;
import backprop.grader.worker.Worker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a grader sends: the worker answers in frames, or ends with an {@link IOException}. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class WorkerFuzzTest {
  /** The classes, which are loaded anew for each input. */
  private static final long BASE_BYTES = 3L << 19;

  private static final long BYTES_FOR_EACH_BYTE = 16;

  private final Allocation allocation = new Allocation();
  private final Map<Scenario, Recording> recordings = new EnumMap<>(Scenario.class);
  private HostileFrames frames;

  @BeforeEach
  void recordsHonestConversations() throws Throwable {
    AssignmentApi api = AssignmentApi.read(ClassFiles.student());
    recordings.putAll(Recording.all(api));
    List<RawFrame> all =
        recordings.values().stream()
            .flatMap(r -> RawFrame.parse(r.toChild()).stream().skip(1))
            .toList();
    frames = new HostileFrames(List.copyOf(api.names()), all);
  }

  @Test
  void honestConversationsAreReplayed() throws Throwable {
    for (Scenario scenario : Scenario.values()) {
      Recording recording = recordings.get(scenario);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new Worker(new ByteArrayInputStream(recording.toChild()), out).serve();
      assertThat(out.toByteArray()).as(scenario.name()).isEqualTo(recording.fromChild());
    }
  }

  @Test
  void someConversationsAreAnsweredOrEnded() throws Exception {
    Fuzz.check("frames to the worker", Fuzz.SOME / 4, this::check);
  }

  @Test
  @Tag("full")
  void allConversationsAreAnsweredOrEnded() throws Exception {
    Fuzz.check("frames to the worker", 10_000, this::check);
    System.out.println("frames to the worker: " + allocation);
  }

  private String check(Dice dice) throws Throwable {
    Scenario scenario = dice.pick(Scenario.values());
    int keep = dice.oneIn(30) ? 0 : 1;
    byte[] hostile = frames.draw(recordings.get(scenario).toChild(), keep, dice);
    long bound = BASE_BYTES + BYTES_FOR_EACH_BYTE * hostile.length;
    return allocation.atMost(
        bound, hostile.length + " bytes for " + scenario, () -> serve(hostile));
  }

  private static String serve(byte[] toChild) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    String outcome = "served";
    try {
      new Worker(new ByteArrayInputStream(toChild), out).serve();
    } catch (IOException e) {
      outcome =
          e.getCause() == null
              ? e.getClass().getSimpleName()
              : e.getCause().getClass().getSimpleName();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    FrameInput answers = new FrameInput(new ByteArrayInputStream(out.toByteArray()));
    Frame answer;
    int count = 0;
    while ((answer = answers.receive()) != null) {
      count += answer.size() > 0 ? 1 : 0;
    }
    return outcome + (count == 0 ? ", nothing said" : "");
  }
}
