package backprop.grader.result;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a hidden test that looks at its arguments after a call: what a submission changed in them
 * is then copied into the test's own arrays, row by row and never with another length.
 *
 * <p>Without it a test's arguments stay as the test made them, so that an expectation that is
 * worked out from them after the call can't be moved by the program that is judged. Use it only
 * where the test itself checks that the arguments are as they were.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SeesChangedArguments {}
