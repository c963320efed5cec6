/** From results and a course's rules to what counts for each student, and the lists of it. */
package backprop.grader.gradebook;
