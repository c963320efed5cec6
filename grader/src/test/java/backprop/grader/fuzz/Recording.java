package backprop.grader.fuzz;

import backprop.grader.remote.AssignmentApi;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.remote.RemoteSubmission;
import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.ForwardingChild;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * An honest conversation.
 *
 * @param fromChild every byte that the child sent, from the first frame to the last
 * @param toChild every byte that the grader sent
 */
record Recording(byte[] fromChild, byte[] toChild) {

  /** Runs each scenario once against the reference. */
  static Map<Scenario, Recording> all(AssignmentApi api) throws Throwable {
    Map<Scenario, Recording> recordings = new EnumMap<>(Scenario.class);
    for (Scenario scenario : Scenario.values()) {
      recordings.put(scenario, of(scenario, api));
    }
    return recordings;
  }

  private static Recording of(Scenario scenario, AssignmentApi api) throws Throwable {
    ByteArrayOutputStream fromChild = new ByteArrayOutputStream();
    ByteArrayOutputStream toChild = new ByteArrayOutputStream();
    try (RemoteSubmission submission =
        new RemoteSubmission(
            () -> new TappedChild(new InProcess().launch(), fromChild, toChild),
            ClassFiles.reference(),
            Limits.STANDARD,
            api)) {
      Api stubs = new Api(submission.hiddenTests(Map.of()));
      submission.answerFor(ClassFiles.answering());
      submission.beginTest();
      try {
        scenario.run(stubs);
      } catch (IllegalArgumentException | Scenario.CallbackException e) {
        // Part of the scenario.
      }
      if (submission.endTest().isPresent()) {
        throw new IllegalStateException(scenario + " is not honest");
      }
    }
    return new Recording(fromChild.toByteArray(), toChild.toByteArray());
  }

  /** Passes everything on, and keeps a copy. */
  private static final class TappedChild extends ForwardingChild {

    private final OutputStream fromCopy;
    private final OutputStream toCopy;

    TappedChild(Child child, OutputStream fromCopy, OutputStream toCopy) {
      super(child);
      this.fromCopy = fromCopy;
      this.toCopy = toCopy;
    }

    @Override
    public InputStream fromChild() {
      return new FilterInputStream(super.fromChild()) {
        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          int count = in.read(bytes, from, length);
          fromCopy.write(bytes, from, Math.max(0, count));
          return count;
        }
      };
    }

    @Override
    public OutputStream toChild() {
      return new FilterOutputStream(super.toChild()) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          toCopy.write(bytes, from, length);
          out.write(bytes, from, length);
        }
      };
    }
  }
}
