package backprop.grader.protocol;

import java.lang.reflect.Constructor;

/**
 * An exception as it crosses.
 *
 * @param kind its closed type
 * @param message its message, capped; may be null
 * @param origin the number of the callback's exception that this is, or {@link #OWN}
 */
public record Failure(ErrorKind kind, String message, int origin) {

  /** An exception that no callback threw. */
  public static final int OWN = -1;

  /**
   * Describes an exception. Its {@code getMessage()} may be hostile: whatever it throws is
   * swallowed.
   */
  public static Failure of(Throwable throwable, int origin) {
    ErrorKind kind = ErrorKind.of(throwable);
    String message = message(throwable);
    if (!kind.isExactly(throwable)) {
      String name = throwable.getClass().getName();
      message = message == null ? name : name + ": " + message;
    }
    return new Failure(kind, cap(message), origin);
  }

  private static String message(Throwable throwable) {
    try {
      return cap(throwable.getMessage());
    } catch (Throwable hostile) {
      return null;
    }
  }

  private static String cap(String message) {
    return message == null || message.length() <= Caps.MESSAGE
        ? message
        : message.substring(0, Caps.MESSAGE - 1) + "…";
  }

  /** Appends this. */
  public void write(ByteSink sink) throws UnsendableException {
    sink.putByte(kind.ordinal()).putString(message).putInt(origin);
  }

  /** Reads what {@link #write} wrote. */
  public static Failure read(ByteSource source) throws ProtocolException {
    ErrorKind kind = source.getOneOf(ErrorKind.ALL);
    String message = source.getString();
    if (message != null && message.length() > Caps.MESSAGE) {
      throw new ProtocolException("a message of " + message.length() + " characters");
    }
    int origin = source.getInt();
    if (origin < OWN) {
      throw new ProtocolException("an exception numbered " + origin);
    }
    return new Failure(kind, message, origin);
  }

  /** Returns a new exception of this kind. */
  public Throwable toThrowable(References references) {
    if (kind == ErrorKind.NOT_IMPLEMENTED) {
      Class<?> type = references.apiType(ErrorKind.NOT_IMPLEMENTED_CLASS);
      if (type != null && RuntimeException.class.isAssignableFrom(type)) {
        try {
          Constructor<?> constructor = type.getConstructor(String.class);
          return (Throwable) constructor.newInstance(message);
        } catch (ReflectiveOperationException e) {
          return new IllegalStateException("can't make a " + type.getName(), e);
        }
      }
    }
    return kind.create(message);
  }
}
