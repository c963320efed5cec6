package backprop.grader.protocol;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;

/**
 * Copies what the other side changed in an argument into the caller's own object.
 *
 * <p>In place as far as the structure is the same; a row or an element that was replaced by one of
 * another length is replaced here too. (A replacement of the same length can't be told from changed
 * elements, and is copied in place.)
 */
public final class CopyBack {

  private CopyBack() {}

  /**
   * Copies the content of one value into another.
   *
   * @param target the caller's object
   * @param source the same object as the other side left it
   * @return false if an object of this structure can't have come of the caller's; nothing is
   *     changed
   * @throws UnsupportedOperationException if the caller's list can't be changed
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
      Object element = Array.get(source, i);
      if (!copy(Array.get(target, i), element)) {
        Array.set(target, i, element);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void list(List<?> target, List<?> source) {
    List<Object> list = (List<Object>) target;
    int common = Math.min(list.size(), source.size());
    if (list.size() > common) {
      list.subList(common, list.size()).clear();
    }
    if (source.size() > common) {
      list.addAll(source.subList(common, source.size()));
    }
    for (int i = 0; i < common; i++) {
      if (!copy(list.get(i), source.get(i))) {
        list.set(i, source.get(i));
      }
    }
  }
}
