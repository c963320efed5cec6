/**
 * Makes one self-contained page of the students' handout: Markdown with its mathematics typeset and
 * its pictures inside, to read without a network and to print.
 */
package backprop.grader.handout;
