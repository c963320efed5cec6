/**
 * Reads a submission, whatever its form: a folder, a zip or a tar.gz.
 *
 * <p>Everything is read in memory, and nothing is ever extracted: the names inside an archive are
 * only shown, never used as paths. What counts is found by package declaration and class name.
 */
package backprop.grader.intake;
