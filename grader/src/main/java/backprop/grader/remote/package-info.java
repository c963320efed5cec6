/**
 * The grader's end of the boundary: hidden tests call stand-ins of the assignment's classes, and
 * each call is answered by the child. Whatever comes from there is untrusted.
 */
package backprop.grader.remote;
