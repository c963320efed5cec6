/** What all parts of the grader share: faults, outputs, texts, numbers and hashes. */
package backprop.grader.common;
