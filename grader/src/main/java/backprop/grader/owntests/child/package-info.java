/**
 * What runs beside a student's own tests in their process. The assignment's classes are stand-ins
 * here, as they are for the hidden tests in the grader; whoever answers them lives in another
 * process. Nothing in here is worth stealing, and nothing that it says is trusted.
 */
package backprop.grader.owntests.child;
