/**
 * Tries a student's own tests on the reference and on wrong implementations.
 *
 * <p>The tests and the program that they are tried on share one process, in the sandbox, which
 * {@code Trial} leads through all programs. Nothing that it says is believed until {@code Sample}
 * has seen fresh processes repeat some of it.
 */
package backprop.grader.owntests;
