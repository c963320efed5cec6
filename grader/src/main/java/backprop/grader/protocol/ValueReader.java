package backprop.grader.protocol;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads values of the closed set of types. Allocates no more than a small multiple of the bytes
 * received. The constructor of a record may refuse its components; its exception goes through.
 */
public final class ValueReader {

  private final ByteSource source;
  private final References references;
  private int nodes;
  private int nesting;

  public ValueReader(ByteSource source, References references) {
    this.source = source;
    this.references = references;
  }

  /** Returns the next value, primitives in their boxes. */
  public Object read() throws ProtocolException {
    Tag tag = source.getOneOf(Tag.ALL);
    boolean plain = tag.compareTo(Tag.ARRAY) < 0;
    if (++nesting > Caps.NESTING + (plain ? 1 : 0)) {
      throw new ProtocolException("values nested too deep");
    }
    Object value =
        switch (tag) {
          case NULL -> null;
          case FALSE -> false;
          case TRUE -> true;
          case INT -> source.getInt();
          case LONG -> source.getLong();
          case DOUBLE -> Double.longBitsToDouble(source.getLong());
          case STRING -> source.getName();
          case INTS -> source.getInts();
          case DOUBLES -> vector();
          case MATRIX -> matrix();
          case ARRAY -> array();
          case LIST -> list();
          case RECORD -> record();
          case HANDLE -> references.resolve(Reference.read(false, source));
          case CALLBACK -> references.resolve(Reference.read(true, source));
        };
    nesting--;
    return value;
  }

  private double[] vector() throws ProtocolException {
    double[] value = source.getDoubles();
    if (value == null) {
      throw new ProtocolException("a negative length");
    }
    return value;
  }

  private double[][] matrix() throws ProtocolException {
    double[][] rows = new double[nodes(source.count(4))][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = source.getDoubles();
    }
    return rows;
  }

  private Object array() throws ProtocolException {
    Class<?> type = ArrayType.of(source.getName(), references);
    Object array = Array.newInstance(type, nodes(source.count(1)));
    int length = Array.getLength(array);
    for (int i = 0; i < length; i++) {
      Object element = read();
      if (!Fit.fits(type, element)) {
        throw new ProtocolException(Fit.describe(element) + " in an array of " + type.getName());
      }
      Array.set(array, i, element);
    }
    return array;
  }

  private List<Object> list() throws ProtocolException {
    boolean modifiable = source.getFlag();
    int size = nodes(source.count(1));
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(read());
    }
    return modifiable ? list : Collections.unmodifiableList(list);
  }

  private Object record() throws ProtocolException {
    String name = source.getName();
    Class<?> type = references.apiType(name);
    if (type == null || !type.isRecord()) {
      throw new ProtocolException("an unknown record");
    }
    nodes(1);
    RecordShape shape = RecordShape.of(type);
    Object[] components = new Object[shape.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = read();
    }
    return shape.rebuild(components);
  }

  private int nodes(int more) throws ProtocolException {
    nodes += more + 1;
    if (nodes > Caps.NODES) {
      throw new ProtocolException("more than " + Caps.NODES + " elements");
    }
    return more;
  }
}
