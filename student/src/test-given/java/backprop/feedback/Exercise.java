package backprop.feedback;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the part of the assignment that a test checks, e.g. {@code @Exercise("3.2")}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Exercise {
  /** The number in the handout, one of {@link Exercises#TASKS}. */
  String value();
}
