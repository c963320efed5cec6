/** Writes whole classes of submissions, as platforms hand them to instructors. */
package backprop.grader.classes;
