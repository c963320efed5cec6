package backprop.grader.result;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sub-item that a hidden test scores, and the test's weight within it.
 *
 * <p>The points of a sub-item come from {@code assignment.yml}. They are divided among its tests in
 * proportion to their weights, so a weight has no unit and only compares tests of one sub-item.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Points {

  /** The sub-item, for example {@code "3.2"} or {@code "B1.4"}. */
  String item();

  /** The weight within the sub-item; above zero. */
  double value() default 1;
}
