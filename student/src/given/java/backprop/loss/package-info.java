/** Losses that stay right at extreme inputs, as functions without state. */
package backprop.loss;
