/**
 * What a student sees when the tests run: which task a test belongs to, what a wrong answer looked
 * like, and a closing table of the tasks.
 */
package backprop.feedback;
