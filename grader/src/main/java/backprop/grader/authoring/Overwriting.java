package backprop.grader.authoring;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * What a program does to its arguments that overwrites them: runs within the program, beside the
 * submission's classes, so it knows nothing of the grader.
 */
public final class Overwriting {

  private Overwriting() {}

  /** Returns the argument, with its numbers or rows overwritten. */
  public static Object inPlace(Object argument, String kind) {
    overwrite(argument, kind);
    return argument;
  }

  /** Returns an overwritten copy of the argument, which stays as it is. */
  public static Object copied(Object argument, String kind) {
    return inPlace(copy(argument), kind);
  }

  private static void overwrite(Object argument, String kind) {
    if (argument instanceof double[] numbers) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number(numbers[i], kind);
      }
    } else if (argument instanceof Object[] items) {
      for (int i = 0; i < items.length; i++) {
        overwrite(items[i], kind);
        if (items[i] instanceof double[] row) {
          items[i] = Arrays.copyOf(row, length(row.length, kind));
        }
      }
    } else if (argument instanceof Record data) {
      for (Object part : parts(data)) {
        overwrite(part, kind);
      }
    }
  }

  private static double number(double original, String kind) {
    return switch (kind) {
      case "NaN" -> Double.NaN;
      case "zeros" -> 0;
      case "other numbers" -> 2 * original + 1;
      default -> original;
    };
  }

  private static int length(int original, String kind) {
    return switch (kind) {
      case "longer rows" -> original + 3;
      case "shorter rows" -> Math.max(1, original - 1);
      default -> original;
    };
  }

  private static Object copy(Object argument) {
    if (argument instanceof double[] numbers) {
      return numbers.clone();
    }
    if (argument instanceof Object[] items) {
      Object[] copy = items.clone();
      for (int i = 0; i < copy.length; i++) {
        copy[i] = copy(copy[i]);
      }
      return copy;
    }
    if (argument instanceof Record data) {
      try {
        RecordComponent[] components = data.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
          types[i] = components[i].getType();
        }
        return data.getClass().getConstructor(types).newInstance((Object[]) copy(parts(data)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return argument;
  }

  private static Object[] parts(Record data) {
    try {
      RecordComponent[] components = data.getClass().getRecordComponents();
      Object[] parts = new Object[components.length];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = components[i].getAccessor().invoke(data);
      }
      return parts;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
