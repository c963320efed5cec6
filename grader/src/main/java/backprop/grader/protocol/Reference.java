package backprop.grader.protocol;

import java.util.List;

/**
 * An object that does not cross: only its number does.
 *
 * @param callback whether the object lives in the grader; else it lives in the child
 * @param id its number, given by the side that it lives on
 * @param types the assignment's interfaces that a callback implements; of a handle the nearest
 *     class (or else interface) of the assignment
 */
public record Reference(boolean callback, int id, List<String> types) {

  /** Stands for the object in a callback that asks the grader for a static method of a class. */
  public static final int NO_OBJECT = -1;

  private static final int MOST_TYPES = 16;

  /** Copies the list. */
  public Reference {
    types = List.copyOf(types);
  }

  void write(ByteSink sink) throws UnsendableException {
    sink.putInt(id).putByte(types.size());
    for (String type : types) {
      sink.putString(type);
    }
  }

  static Reference read(boolean callback, ByteSource source) throws ProtocolException {
    int id = source.getInt();
    int count = source.getByte();
    if (count < 1 || count > MOST_TYPES) {
      throw new ProtocolException("a reference with " + count + " types");
    }
    String[] types = new String[count];
    for (int i = 0; i < count; i++) {
      types[i] = source.getName();
    }
    return new Reference(callback, id, List.of(types));
  }
}
