package backprop.grader.protocol;

import java.nio.ByteBuffer;

/**
 * One frame as received.
 *
 * @param type what it is for
 * @param id the call that it belongs to
 * @param body its content, little-endian, from position 0
 */
public record Frame(FrameType type, long id, ByteBuffer body) {

  /** Marks the first four bytes of every frame. */
  static final int MAGIC = 0x42504731;

  /** Magic, type, id and length of the body. */
  static final int HEADER = 4 + 1 + 8 + 4;

  /** Returns the number of bytes that this frame took on the pipe. */
  public long size() {
    return (long) HEADER + body.capacity();
  }
}
