/**
 * Tries a student's own tests on the reference and on wrong implementations.
 *
 * <p>The tests run in one process, whoever answers their calls in another; the grader relays frames
 * between the two and exchanges the one who answers. So a test can tell a wrong implementation from
 * the reference by nothing but its answers.
 */
package backprop.grader.owntests;
