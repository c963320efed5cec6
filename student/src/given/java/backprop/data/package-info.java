/** Data sets, their files and their batches. */
package backprop.data;
