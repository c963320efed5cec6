/** Given: small programs that draw what your own functions do, each readable as a lesson. */
package backprop.explore;
