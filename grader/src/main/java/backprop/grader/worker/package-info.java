/**
 * What runs beside the submission in the child: answers the grader's calls. Nothing in here is
 * worth stealing, and nothing that it says is trusted.
 */
package backprop.grader.worker;
