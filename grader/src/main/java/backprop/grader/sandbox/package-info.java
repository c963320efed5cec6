/**
 * Starts the children that run submissions. A {@link backprop.grader.sandbox.Launcher} decides how
 * well they are shut in; the rest of the grader doesn't know.
 */
package backprop.grader.sandbox;
