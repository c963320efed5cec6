/** The sigmoid and the softmax, with their derivatives. */
package backprop.function;
