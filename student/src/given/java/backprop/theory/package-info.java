/** Questions of theory, answered in code. */
package backprop.theory;
