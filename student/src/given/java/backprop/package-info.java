/**
 * Backpropagation by hand: from the sigmoid to a network that is trained.
 *
 * <p>The same letters mean the same sizes everywhere:
 *
 * <ul>
 *   <li>N: samples in a batch
 *   <li>D: inputs of a sample
 *   <li>H: hidden units
 *   <li>K: classes
 * </ul>
 *
 * <p>A row is a sample, so inputs are N×D. Weights are in × out, such as D×H, and a bias has one
 * entry for each output. Losses are the mean over the N rows. Functions never change their
 * arguments and return fresh arrays unless their Javadoc says otherwise.
 */
package backprop;
