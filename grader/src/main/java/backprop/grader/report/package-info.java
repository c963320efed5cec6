/** Draws results for readers: the score card, pages for students and staff, and JUnit's XML. */
package backprop.grader.report;
