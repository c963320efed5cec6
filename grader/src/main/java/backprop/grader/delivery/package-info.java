/** What a class handed in, in whatever shape it comes: which submissions, whose, and when. */
package backprop.grader.delivery;
