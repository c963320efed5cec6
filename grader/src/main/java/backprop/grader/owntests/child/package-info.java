/**
 * What runs in the process of a student's own tests, beside the programs that they are tried on.
 * The reference is among these, so the process may send nothing but verdicts, and nothing that it
 * says is trusted: a catch counts only if a fresh process repeats it.
 */
package backprop.grader.owntests.child;
