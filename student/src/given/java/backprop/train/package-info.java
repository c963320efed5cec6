/** Initialisation, gradient descent and the loop over batches. */
package backprop.train;
