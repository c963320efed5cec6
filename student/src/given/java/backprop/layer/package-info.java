/** A small library of layers and criteria that can be put together freely. */
package backprop.layer;
