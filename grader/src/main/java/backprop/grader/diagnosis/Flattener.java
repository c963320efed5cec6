package backprop.grader.diagnosis;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Takes values apart into their numbers and a text that says all the rest. */
final class Flattener {

  /** The most numbers of one array: a longer one counts by numbers at even distances. */
  private static final int SAMPLE = 1_000;

  private final StringBuilder shape = new StringBuilder();
  private double[] numbers = new double[16];
  private int size;

  Flattener text(String text) {
    shape.append(text).append(' ');
    return this;
  }

  Flattener value(Object value) {
    if (value == null) {
      return text("null");
    } else if (value instanceof Number number) {
      add(number.doubleValue());
      return text("number");
    } else if (value instanceof Boolean || value instanceof String) {
      return text(value.toString());
    } else if (value instanceof double[] array) {
      return array(array);
    } else if (value.getClass().isArray()) {
      text("[" + Array.getLength(value));
      for (int i = 0; i < Array.getLength(value); i++) {
        value(Array.get(value, i));
      }
      return text("]");
    } else if (value instanceof List<?> list) {
      return value(list.toArray());
    } else if (value instanceof Record) {
      return record((Record) value);
    }
    return text("object");
  }

  private Flattener array(double[] array) {
    int stride = 1 + (array.length - 1) / SAMPLE;
    for (int i = 0; i < array.length; i += stride) {
      add(array[i]);
    }
    return text("x" + array.length);
  }

  private Flattener record(Record value) {
    text(value.getClass().getName());
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        value(component.getAccessor().invoke(value));
      } catch (InvocationTargetException e) {
        text(e.getCause().getClass().getName());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return this;
  }

  private void add(double number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  Step step() {
    return new Step(shape.toString(), Arrays.copyOf(numbers, size));
  }
}
