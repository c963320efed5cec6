/**
 * Starts the children that run submissions and compile them. A {@link
 * backprop.grader.sandbox.Sandbox} decides how well they are shut in; {@link
 * backprop.grader.sandbox.Sandboxes} chooses the best that works and proves it; the rest of the
 * grader doesn't know. See {@code grader/docs/sandbox.md}.
 */
package backprop.grader.sandbox;
