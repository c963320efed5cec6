package backprop.grader.protocol;

/** The sizes that no frame and no value may exceed, on either side. */
public final class Caps {

  /** Bytes in the body of a frame. */
  public static final int FRAME = 32 << 20;

  /** Characters in a string that is a value. */
  public static final int STRING = 1 << 16;

  /** Characters kept of an exception's message. */
  public static final int MESSAGE = 500;

  /** Arrays, lists, records and elements of object arrays in one frame. */
  public static final int NODES = 1 << 20;

  /** Lists, arrays and records inside one another. */
  public static final int NESTING = 16;

  private Caps() {}
}
