/** A network with one hidden layer, with its backward pass written out. */
package backprop.network;
