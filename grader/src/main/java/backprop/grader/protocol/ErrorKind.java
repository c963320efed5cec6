package backprop.grader.protocol;

import java.io.IOException;
import java.util.function.Function;

/** The closed set of exceptions that cross. The position in this list is the code on the wire. */
public enum ErrorKind {
  ILLEGAL_ARGUMENT(IllegalArgumentException.class, IllegalArgumentException::new),
  ILLEGAL_STATE(IllegalStateException.class, IllegalStateException::new),
  NULL_POINTER(NullPointerException.class, NullPointerException::new),
  ARITHMETIC(ArithmeticException.class, ArithmeticException::new),
  ARRAY_INDEX(ArrayIndexOutOfBoundsException.class, ArrayIndexOutOfBoundsException::new),
  STRING_INDEX(StringIndexOutOfBoundsException.class, StringIndexOutOfBoundsException::new),
  INDEX(IndexOutOfBoundsException.class, IndexOutOfBoundsException::new),
  NEGATIVE_SIZE(NegativeArraySizeException.class, NegativeArraySizeException::new),
  CLASS_CAST(ClassCastException.class, ClassCastException::new),
  ARRAY_STORE(ArrayStoreException.class, ArrayStoreException::new),
  UNSUPPORTED(UnsupportedOperationException.class, UnsupportedOperationException::new),
  IO(IOException.class, IOException::new),
  STACK_OVERFLOW(StackOverflowError.class, StackOverflowError::new),
  OUT_OF_MEMORY(OutOfMemoryError.class, OutOfMemoryError::new),
  ASSERTION(AssertionError.class, message -> new AssertionError(message, null)),
  /** The assignment's own exception; only the sides know its class. */
  NOT_IMPLEMENTED(null, UnsupportedOperationException::new),
  OTHER_ERROR(Error.class, Error::new),
  OTHER(RuntimeException.class, RuntimeException::new);

  /** The class of {@link #NOT_IMPLEMENTED}. */
  public static final String NOT_IMPLEMENTED_CLASS = "backprop.NotImplementedException";

  static final ErrorKind[] ALL = values();

  private final Class<? extends Throwable> type;
  private final Function<String, Throwable> factory;

  ErrorKind(Class<? extends Throwable> type, Function<String, Throwable> factory) {
    this.type = type;
    this.factory = factory;
  }

  /** Returns the kind of the nearest known superclass. */
  static ErrorKind of(Throwable throwable) {
    if (throwable.getClass().getName().equals(NOT_IMPLEMENTED_CLASS)) {
      return NOT_IMPLEMENTED;
    }
    for (Class<?> c = throwable.getClass(); c != null; c = c.getSuperclass()) {
      for (ErrorKind kind : ALL) {
        if (kind.type == c) {
          return kind;
        }
      }
    }
    return OTHER;
  }

  boolean isExactly(Throwable throwable) {
    return this == NOT_IMPLEMENTED || type == throwable.getClass();
  }

  Throwable create(String message) {
    return factory.apply(message);
  }
}
