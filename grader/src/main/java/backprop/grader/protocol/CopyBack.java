package backprop.grader.protocol;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Copies what the other side changed in an argument into the caller's own object.
 *
 * <p>Always in place, so that nothing the caller holds changes its length: an array, record or list
 * inside that was replaced by one of another shape shows as NaN throughout, which equals nothing.
 */
public final class CopyBack {

  private CopyBack() {}

  /**
   * Copies the content of a value, as the other side left it, into the caller's own object. Returns
   * false, and changes nothing, if it can't have come of that; throws {@link
   * UnsupportedOperationException} if the caller's list can't be changed.
   */
  public static boolean copy(Object target, Object source) {
    if (!fits(target, source)) {
      return false;
    }
    if (target == source || target == null) {
      return true;
    }
    if (target instanceof List<?> list) {
      list(list, (List<?>) source);
    } else if (target.getClass().isRecord()) {
      RecordShape shape = RecordShape.of(target.getClass());
      for (int i = 0; i < shape.size(); i++) {
        copy(shape.get(target, i), shape.get(source, i));
      }
    } else if (target.getClass().isArray()) {
      array(target, source);
    }
    return true;
  }

  private static boolean fits(Object target, Object source) {
    if (target == null || source == null || target == source) {
      return target == source;
    }
    if (target instanceof List) {
      return source instanceof List;
    }
    if (target.getClass() != source.getClass() && !target.getClass().isArray()) {
      return false;
    }
    if (target.getClass().isArray()) {
      Class<?> component = target.getClass().componentType();
      boolean sameKind =
          component.isPrimitive()
              ? target.getClass() == source.getClass()
              : source instanceof Object[] elements && allFit(component, elements);
      return sameKind && Array.getLength(target) == Array.getLength(source);
    }
    if (target.getClass().isRecord()) {
      RecordShape shape = RecordShape.of(target.getClass());
      for (int i = 0; i < shape.size(); i++) {
        if (!fits(shape.get(target, i), shape.get(source, i))) {
          return false;
        }
      }
      return true;
    }
    return sameScalar(target, source);
  }

  /** What replaces an element must be of the type that the caller's array holds. */
  private static boolean allFit(Class<?> component, Object[] elements) {
    for (Object element : elements) {
      if (!Fit.fits(component, element)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameScalar(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
    }
    return Objects.equals(a, b);
  }

  private static void array(Object target, Object source) {
    int length = Array.getLength(target);
    if (target.getClass().componentType().isPrimitive()) {
      System.arraycopy(source, 0, target, 0, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      Object element = Array.get(target, i);
      Object changed = Array.get(source, i);
      if (!copy(element, changed)) {
        if (!isComposite(element) && !isComposite(changed)) {
          Array.set(target, i, changed);
        }
        spoil(element);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void list(List<?> target, List<?> source) {
    List<Object> list = (List<Object>) target;
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      Object changed = i < source.size() ? source.get(i) : null;
      if (!copy(element, changed)) {
        if (!isComposite(element) && !isComposite(changed)) {
          list.set(i, changed);
        }
        spoil(element);
      }
    }
  }

  /** Tells whether a value may have changed without being another one. */
  static boolean isComposite(Object value) {
    return value != null
        && (value.getClass().isArray() || value instanceof List || value.getClass().isRecord());
  }

  /** Makes all numbers in an array, a list or a record such as no caller can take for its own. */
  private static void spoil(Object value) {
    if (value instanceof double[] numbers) {
      Arrays.fill(numbers, Double.NaN);
    } else if (value instanceof int[] numbers) {
      Arrays.fill(numbers, Integer.MIN_VALUE);
    } else if (value instanceof Object[] elements) {
      Arrays.asList(elements).forEach(CopyBack::spoil);
    } else if (value instanceof List<?> list) {
      list.forEach(CopyBack::spoil);
    } else if (isComposite(value) && value.getClass().isRecord()) {
      RecordShape shape = RecordShape.of(value.getClass());
      for (int i = 0; i < shape.size(); i++) {
        spoil(shape.get(value, i));
      }
    }
  }
}
