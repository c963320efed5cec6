/** A course's rules and lists, and from results to what counts for each of its students. */
package backprop.grader.course;
