/**
 * Backpropagation by hand: from the sigmoid to a network that is trained.
 *
 * <p>The same letters mean the same everywhere:
 *
 * <ul>
 *   <li>N: samples in a batch
 *   <li>D: inputs of a sample
 *   <li>H: hidden units
 *   <li>K: classes
 *   <li>x: what a function, layer or network is given; out: what a layer returns
 *   <li>t: targets; y: the target of a single logit
 *   <li>s: outputs of a sigmoid or softmax
 *   <li>J: the cost; v: ∂J/∂out, what comes into a step backwards
 *   <li>z: what a criterion is given: probabilities, or their logarithms
 * </ul>
 *
 * <p>A row is a sample, so inputs are N×D. Weights are in × out, such as D×H, and a bias has one
 * entry for each output. Losses are the mean over the N rows. Functions never change their
 * arguments and return fresh arrays unless their Javadoc says otherwise.
 */
package backprop;
