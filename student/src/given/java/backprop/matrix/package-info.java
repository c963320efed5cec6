/** Arithmetic on whole matrices, given as plain {@code double[][]}, and checks of shapes. */
package backprop.matrix;
