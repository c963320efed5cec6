package backprop.grader.protocol;

import java.io.IOException;
import java.io.OutputStream;

/** Writes frames, each with one write, so that half a frame can't be left behind by an error. */
public final class FrameOutput {

  private final OutputStream out;

  public FrameOutput(OutputStream out) {
    this.out = out;
  }

  /** Sends a frame. */
  public void send(FrameType type, long id, ByteSink body) throws IOException {
    byte[] bytes = body.frame(type, id);
    out.write(bytes, 0, body.size());
    out.flush();
  }
}
