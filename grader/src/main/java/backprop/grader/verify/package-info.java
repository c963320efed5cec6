/** Checks the assignment itself: that the hidden tests and the diagnosis do what they are for. */
package backprop.grader.verify;
