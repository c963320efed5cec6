package backprop.grader.protocol;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/**
 * Writes values of the closed set of types. Equal objects give equal bytes, doubles by raw bits.
 */
public final class ValueWriter {

  private final ByteSink sink;
  private final References references;
  private int nodes;
  private int nesting;

  public ValueWriter(ByteSink sink, References references) {
    this.sink = sink;
    this.references = references;
  }

  /** Appends a value, primitives in their boxes. */
  public void write(Object value) throws UnsendableException {
    if (value == null) {
      tag(Tag.NULL);
    } else if (value instanceof Double number) {
      tag(Tag.DOUBLE).putLong(Double.doubleToRawLongBits(number));
    } else if (value instanceof double[] numbers) {
      tag(Tag.DOUBLES).putDoubles(numbers);
    } else if (value.getClass() == double[][].class) {
      matrix((double[][]) value);
    } else if (value instanceof Integer number) {
      tag(Tag.INT).putInt(number);
    } else if (value instanceof Boolean flag) {
      tag(flag ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Long number) {
      tag(Tag.LONG).putLong(number);
    } else if (value instanceof String text) {
      tag(Tag.STRING).putString(text);
    } else if (value instanceof int[] numbers) {
      tag(Tag.INTS).putInts(numbers);
    } else {
      composite(value);
    }
  }

  private void composite(Object value) throws UnsendableException {
    if (++nesting > Caps.NESTING) {
      throw UnsendableException.tooLarge("values nested too deep");
    }
    Class<?> type = value.getClass();
    if (type.isArray()) {
      array(value);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (type.isRecord() && references.apiType(type.getName()) == type) {
      record(value, type);
    } else {
      Reference reference = references.referenceTo(value);
      tag(reference.callback() ? Tag.CALLBACK : Tag.HANDLE);
      reference.write(sink);
    }
    nesting--;
  }

  private void matrix(double[][] rows) throws UnsendableException {
    long bytes = 5;
    for (double[] row : rows) {
      bytes += 4 + (row == null ? 0 : 8L * row.length);
    }
    nodes(rows.length);
    sink.room(bytes);
    tag(Tag.MATRIX).putInt(rows.length);
    for (double[] row : rows) {
      if (row == null) {
        sink.putInt(-1);
      } else {
        sink.putDoubles(row);
      }
    }
  }

  private void array(Object array) throws UnsendableException {
    int length = Array.getLength(array);
    nodes(length);
    tag(Tag.ARRAY);
    sink.putString(ArrayType.name(array.getClass().getComponentType(), references));
    sink.putInt(length);
    for (int i = 0; i < length; i++) {
      write(Array.get(array, i));
    }
  }

  private void list(List<?> list) throws UnsendableException {
    Object[] elements = list.toArray();
    nodes(elements.length);
    tag(Tag.LIST).putByte(modifiable(list) ? 1 : 0).putInt(elements.length);
    for (Object element : elements) {
      write(element);
    }
  }

  private static boolean modifiable(List<?> list) {
    return list instanceof ArrayList || list instanceof LinkedList;
  }

  private void record(Object value, Class<?> type) throws UnsendableException {
    RecordShape shape = RecordShape.of(type);
    nodes(1);
    tag(Tag.RECORD).putString(type.getName());
    for (int i = 0; i < shape.size(); i++) {
      write(shape.get(value, i));
    }
  }

  private ByteSink tag(Tag tag) throws UnsendableException {
    return sink.putByte(tag.ordinal());
  }

  private void nodes(int more) throws UnsendableException {
    nodes += more + 1;
    if (nodes > Caps.NODES) {
      throw UnsendableException.tooLarge("more than " + Caps.NODES + " elements");
    }
  }
}
