/** Checks of a gradient that was derived by hand against one measured by differences. */
package backprop.check;
