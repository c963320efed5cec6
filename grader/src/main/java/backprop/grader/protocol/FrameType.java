package backprop.grader.protocol;

/** What a frame is for. The position in this list is the code on the wire. */
public enum FrameType {
  /** To the child, first of all: the classes of the assignment and of the submission. */
  LOAD,
  /** From the child: the classes are there. */
  LOADED,
  /** To the child: run a method or a constructor. */
  CALL,
  /** From the child: what became of the call with the same id. */
  RETURN,
  /** From the child, within a call: run a method of an object that lives in the grader. */
  CALLBACK,
  /** To the child: what became of the callback. */
  CALLBACK_RETURN,
  /** To the child, after a test: forget all handles and callbacks. */
  RESET,
  /** From the child: forgotten. */
  RESET_DONE;

  private static final FrameType[] ALL = values();

  static FrameType of(int code) throws ProtocolException {
    if (code < 0 || code >= ALL.length) {
      throw new ProtocolException("unknown frame type " + code);
    }
    return ALL[code];
  }
}
