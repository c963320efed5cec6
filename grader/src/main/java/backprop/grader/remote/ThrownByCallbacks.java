package backprop.grader.remote;

import backprop.grader.protocol.Failure;
import backprop.grader.protocol.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** What a test's callbacks threw, so that it comes back from the child as the same object. */
final class ThrownByCallbacks {

  private static final int MOST = 1_000;

  private final List<Throwable> thrown = new ArrayList<>();

  /**
   * Remembers an exception and returns its number. Of any after the first thousand the child gets a
   * copy only: with its stack trace an exception is large, and a child can cause millions.
   */
  int remember(Throwable throwable) {
    if (thrown.size() >= MOST) {
      return Failure.OWN;
    }
    thrown.add(throwable);
    return thrown.size() - 1;
  }

  Throwable get(int number) throws ProtocolException {
    if (number >= thrown.size()) {
      throw new ProtocolException("no callback threw an exception numbered " + number);
    }
    return thrown.get(number);
  }
}
