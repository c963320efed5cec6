/** Grades a class, and keeps the results. */
package backprop.grader.batch;
