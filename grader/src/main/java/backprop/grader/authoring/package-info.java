/**
 * Makes what students receive out of the reference solution's marked sources, and checks that
 * reference, skeleton, wrong programs and hidden tests are what they should be.
 */
package backprop.grader.authoring;
