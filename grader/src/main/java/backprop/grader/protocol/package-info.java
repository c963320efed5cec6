/**
 * The frames and values that cross between the grader and the child that runs a submission.
 *
 * <p>Both sides use this package, so it knows neither of them and needs {@code java.base} only.
 * What the child sends is never trusted: every length is checked before anything is allocated for
 * it, and the set of types is closed.
 */
package backprop.grader.protocol;
