/** Makes what students receive out of the reference solution's marked sources. */
package backprop.grader.authoring;
