package backprop.grader.protocol;

/** The closed set of types that a value may have. The position in this list is the code sent. */
enum Tag {
  NULL,
  FALSE,
  TRUE,
  INT,
  LONG,
  DOUBLE,
  STRING,
  INTS,
  DOUBLES,
  MATRIX,
  ARRAY,
  LIST,
  RECORD,
  HANDLE,
  CALLBACK;

  private static final Tag[] ALL = values();

  static Tag of(int code) throws ProtocolException {
    if (code < 0 || code >= ALL.length) {
      throw new ProtocolException("unknown tag " + code);
    }
    return ALL[code];
  }
}
