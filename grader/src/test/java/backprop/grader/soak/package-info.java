/** Many gradings in a row by one grader, and what must not change meanwhile. */
package backprop.grader.soak;
