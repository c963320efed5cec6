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
  /**
   * From the child, within a call: run a method of an object that lives in the grader, or of a
   * class that the grader answers for.
   */
  CALLBACK,
  /** To the child: what became of the callback. */
  CALLBACK_RETURN,
  /** To the child, after a test: forget all handles and callbacks. */
  RESET,
  /** From the child: forgotten. */
  RESET_DONE,
  /** To the students' own tests: run some of them on a program. */
  RUN_TESTS,
  /** From the students' own tests: this test begins. */
  TEST_BEGUN,
  /** From the students' own tests: what became of a test. */
  TEST_ENDED,
  /** From the students' own tests: the run has ended. */
  TESTS_DONE,
  /** To the compile process: a job. */
  COMPILE,
  /** From the compile process: what became of a job; at first, that it works. */
  COMPILED,
  /** From the compile process: why javac itself gave up on a job. */
  NOT_COMPILED;

  private static final FrameType[] ALL = values();

  static FrameType of(int code) throws ProtocolException {
    if (code < 0 || code >= ALL.length) {
      throw new ProtocolException("unknown frame type " + code);
    }
    return ALL[code];
  }
}
