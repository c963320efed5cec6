/** A course's rules and lists: what instructors write, checked. */
package backprop.grader.course;
