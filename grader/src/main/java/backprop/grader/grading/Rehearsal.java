package backprop.grader.grading;

import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.sandbox.Child;
import backprop.grader.sandbox.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** All that a child is told while the hidden tests run on the reference, within the grader. */
final class Rehearsal {

  private static final long ANY_SEED = 1;

  private Rehearsal() {}

  /** Returns the bytes; a worker that reads them does what it does for most submissions. */
  static byte[] of(Installation installation) throws IOException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Launcher inProcess = new InProcess();
    Launcher overheard = () -> new Overheard(inProcess.launch(), told);
    HiddenTestRun.gradesTheReference(
        AssignmentClasses.of(installation), overheard, Limits.STANDARD, ANY_SEED);
    return told.toByteArray();
  }

  private record Overheard(Child child, ByteArrayOutputStream told) implements Child {

    @Override
    public OutputStream toChild() {
      OutputStream out = child.toChild();
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          told.write(b);
          out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          told.write(bytes, from, length);
          out.write(bytes, from, length);
        }
      };
    }

    @Override
    public InputStream fromChild() {
      return child.fromChild();
    }

    @Override
    public boolean alive() {
      return child.alive();
    }

    @Override
    public void kill() {
      child.kill();
    }

    @Override
    public OptionalInt waitFor(Duration longest) throws InterruptedException {
      return child.waitFor(longest);
    }

    @Override
    public String stderr() {
      return child.stderr();
    }

    @Override
    public void close() {
      child.close();
    }
  }
}
