package backprop.grader.remote;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameInput;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.sandbox.PipedChild;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A child that answers the first call as a test says, and loads and resets like an honest one. */
final class ScriptedChild extends PipedChild {

  /** What the child does when it is called. */
  interface Script {
    void answer(Frame call, FrameOutput out, OutputStream raw) throws Exception;
  }

  private final Thread thread;

  ScriptedChild(Script script) {
    thread = new Thread(() -> run(script), "scripted-child");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Script script) {
    try (OutputStream raw = incoming.output()) {
      FrameInput in = new FrameInput(outgoing.input());
      FrameOutput out = new FrameOutput(raw);
      Frame frame;
      while ((frame = in.receive()) != null) {
        switch (frame.type()) {
          case LOAD -> out.send(FrameType.LOADED, frame.id(), new ByteSink());
          case RESET -> out.send(FrameType.RESET_DONE, frame.id(), new ByteSink().putByte(0));
          case CALL -> script.answer(frame, out, raw);
          default -> {}
        }
      }
    } catch (Exception e) {
      // The grader has ended the conversation, as it should.
    }
  }

  /** Returns the start of an honest answer: no stub reached, no argument changed. */
  static ByteSink unchanged() throws Exception {
    return new ByteSink().putByte(0).putInt(-1);
  }

  @Override
  public boolean alive() {
    return thread.isAlive();
  }

  @Override
  public OptionalInt waitFor(Duration longest) {
    return OptionalInt.of(0);
  }
}
