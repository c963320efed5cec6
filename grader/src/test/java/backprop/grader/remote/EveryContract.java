package backprop.grader.remote;

import backprop.grader.sandbox.Launcher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What holds whatever the child is. */
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

  @BeforeEach
  void open() {
    probe = new Probe(launcher(), Limits.STANDARD);
  }

  @AfterEach
  void close() {
    probe.close();
  }
}
