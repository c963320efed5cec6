package backprop.grader.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.Incident;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteFailure;
import backprop.grader.remote.RemoteSubmission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a child sends: the grader takes it for an answer, or ends the conversation. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ChildFramesFuzzTest {
  private static final Set<Kind> CHILDS_FAULT =
      EnumSet.of(Kind.PROTOCOL_VIOLATION, Kind.CRASHED, Kind.TIMED_OUT, Kind.OUT_OF_MEMORY);

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          50,
          8,
          100,
          1 << 20,
          1 << 20);

  /** A new conversation, a frame's first buffer, exceptions. */
  private static final long BASE_BYTES = 1 << 18;

  private static final long BYTES_FOR_EACH_BYTE = 64;

  private final Allocation allocation = new Allocation();
  private Map<Scenario, Recording> recordings;
  private HostileFrames frames;
  private byte[] said = {};
  private RemoteSubmission submission;
  private Api stubs;

  @BeforeEach
  void recordsHonestConversations() throws Throwable {
    AssignmentApi api = AssignmentApi.read(ClassFiles.student());
    recordings = Recording.all(api);
    List<RawFrame> all =
        recordings.values().stream().flatMap(r -> RawFrame.parse(r.fromChild()).stream()).toList();
    frames = new HostileFrames(List.copyOf(api.names()), all);
    submission = new RemoteSubmission(() -> new HostileChild(said), Map.of(), LIMITS, api);
    submission.answerFor(ClassFiles.answering());
    stubs = new Api(submission.hiddenTests(Map.of()));
  }

  @AfterEach
  void closes() throws Exception {
    submission.close();
  }

  @Test
  void honestConversationsAreReplayed() throws Throwable {
    for (Scenario scenario : Scenario.values()) {
      assertThat(talk(scenario, recordings.get(scenario).fromChild()))
          .as(scenario.name())
          .isIn("answered", "an exception of the child's");
    }
  }

  @Test
  void someConversationsAreAnsweredOrEnded() throws Exception {
    Fuzz.check("frames to the grader", Fuzz.SOME, this::check);
  }

  @Test
  @Tag("full")
  void allConversationsAreAnsweredOrEnded() throws Exception {
    Fuzz.check("frames to the grader", 100_000, this::check);
    System.out.println("frames to the grader: " + allocation);
  }

  private String check(Dice dice) throws Throwable {
    Scenario scenario = dice.pick(Scenario.values());
    byte[] hostile = frames.draw(recordings.get(scenario).fromChild(), 1, dice);
    long bound = BASE_BYTES + BYTES_FOR_EACH_BYTE * hostile.length;
    return allocation.atMost(
        bound, hostile.length + " bytes for " + scenario, () -> talk(scenario, hostile));
  }

  private String talk(Scenario scenario, byte[] fromChild) throws Throwable {
    said = fromChild;
    submission.discardChild();
    submission.beginTest();
    String outcome = "answered";
    try {
      scenario.run(stubs);
    } catch (RemoteFailure e) {
      outcome = e.incident().kind().toString();
      assertThat(e.incident().kind()).isIn(CHILDS_FAULT);
    } catch (Throwable t) {
      if (!isTheChildsOwn(t)) {
        throw t;
      }
      outcome = "an exception of the child's";
    }
    Optional<Incident> incident = submission.endTest();
    if (incident.isPresent() && incident.get().kind() != Kind.NOT_IMPLEMENTED) {
      assertThat(incident.get().kind()).isIn(CHILDS_FAULT);
      return outcome.equals("answered") ? "at the end " + incident.get().kind() : outcome;
    }
    return outcome;
  }

  /** Sent by the child, thrown by a record that refuses its components, or by a callback. */
  private static boolean isTheChildsOwn(Throwable thrown) {
    return thrown instanceof Scenario.CallbackException
        || Stream.of(thrown.getStackTrace())
            .anyMatch(
                frame ->
                    is(frame, "Failure", "toThrowable") || is(frame, "RecordShape", "rebuild"));
  }

  private static boolean is(StackTraceElement frame, String type, String method) {
    return frame.getClassName().equals("backprop.grader.protocol." + type)
        && frame.getMethodName().equals(method);
  }
}
