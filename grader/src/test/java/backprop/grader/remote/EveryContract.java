package backprop.grader.remote;

import backprop.grader.sandbox.Launcher;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * What holds whatever the child is. As in a grading, one child serves test after test, until one
 * ends it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class EveryContract
    implements ValueContract,
        ChangeContract,
        CallbackContract,
        AnswerContract,
        ObjectContract,
        ExceptionContract,
        LimitContract {

  private Probe probe;

  abstract Launcher launcher();

  @Override
  public Probe probe() {
    return probe;
  }

  @BeforeAll
  void open() {
    probe = new Probe(launcher(), Limits.STANDARD);
  }

  @BeforeEach
  void begin() {
    probe.submission().answerFor(Set.of());
    probe.nextTest();
  }

  @AfterAll
  void close() {
    probe.close();
  }
}
