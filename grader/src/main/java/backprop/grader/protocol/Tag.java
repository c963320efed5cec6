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

  static final Tag[] ALL = values();
}
