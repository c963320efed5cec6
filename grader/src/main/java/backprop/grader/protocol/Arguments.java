package backprop.grader.protocol;

/** The arguments of one call: the live objects, and the bytes that they were received as. */
public final class Arguments {

  private static final int MOST = 255;

  private final Object[] values;
  private final int[] starts;
  private final byte[] bytes;
  private final References references;

  /** Reads the arguments of a call. */
  public Arguments(ByteSource source, References references) throws ProtocolException {
    int count = source.count(1);
    if (count > MOST) {
      throw new ProtocolException(count + " arguments");
    }
    this.references = references;
    bytes = source.bytes();
    values = new Object[count];
    starts = new int[count + 1];
    ValueReader reader = new ValueReader(source, references);
    for (int i = 0; i < count; i++) {
      starts[i] = source.position();
      values[i] = reader.read();
    }
    starts[count] = source.position();
  }

  /** Writes the arguments of a call. */
  public static void write(ByteSink sink, References references, Object[] values)
      throws UnsendableException {
    sink.putInt(values.length);
    ValueWriter writer = new ValueWriter(sink, references);
    for (Object value : values) {
      writer.write(value);
    }
  }

  /** Returns the live objects; the callee gets these themselves. */
  public Object[] values() {
    return values;
  }

  /** Writes those arguments that no longer are what was received. */
  public void writeChanges(ByteSink sink) throws UnsendableException {
    ValueWriter writer = new ValueWriter(sink, references);
    for (int i = 0; i < values.length; i++) {
      if (!CopyBack.isComposite(values[i])) {
        continue;
      }
      int before = sink.size();
      sink.putInt(i);
      int start = sink.size();
      writer.write(values[i]);
      if (sink.endsLike(start, bytes, starts[i], starts[i + 1])) {
        sink.backTo(before);
      }
    }
    sink.putInt(-1);
  }

  /** Reads the arguments that the callee changed, and changes the caller's objects alike. */
  public static void readChanges(ByteSource source, References references, Object[] targets)
      throws ProtocolException {
    ValueReader reader = new ValueReader(source, references);
    int last = -1;
    int index;
    while ((index = source.getInt()) != -1) {
      if (index <= last || index >= targets.length || !CopyBack.isComposite(targets[index])) {
        throw new ProtocolException("a change of argument " + index);
      }
      last = index;
      change(index, targets[index], reader.read());
    }
  }

  private static void change(int index, Object target, Object changed) throws ProtocolException {
    boolean possible;
    try {
      possible = CopyBack.copy(target, changed);
    } catch (UnsupportedOperationException e) {
      possible = false; // The other side's copy of this list couldn't be changed either.
    }
    if (!possible) {
      throw new ProtocolException("argument " + index + " can't have changed its structure");
    }
  }
}
