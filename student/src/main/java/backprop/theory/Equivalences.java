package backprop.theory;

import backprop.NotImplementedException;
import backprop.matrix.Matrices;
import backprop.matrix.Shapes;

/**
 * Networks that look different and compute the same. {@link Matrices} has all that is needed.
 *
 * <p>Source: TUM, sheets 07 and 08, why activations are non-linear; sigmoid net and tanh net.
 */
public final class Equivalences {
  private Equivalences() {}

  /**
   * Returns the network of tanh units that computes what a network of sigmoid units computes.
   *
   * <p>Follows from σ(z) = (tanh(z/2) + 1)/2, put into what a layer gives out and into what the
   * next layer takes in. A layer in the middle does both.
   *
   * @param sigmoidNet at least one layer, from the first to the last; the activation stands between
   *     two layers, and not after the last; not modified
   * @return as many layers of the same shapes, for the activation tanh
   * @throws IllegalArgumentException if the net is null or empty, or unless each layer has as many
   *     inputs as the one before it has outputs
   */
  public static Affine[] toTanh(Affine[] sigmoidNet) {
    if (sigmoidNet == null || sigmoidNet.length == 0) {
      throw new IllegalArgumentException("sigmoidNet must have at least one layer");
    }
    for (Affine layer : sigmoidNet) {
      Shapes.requirePresent("layer", layer);
    }
    for (int i = 1; i < sigmoidNet.length; i++) {
      Shapes.requireProduct("w before", sigmoidNet[i - 1].w(), "w", sigmoidNet[i].w());
    }
    // TODO Task B1.1: return the network of tanh units that computes what a network of sigmoid
    //   units computes.
    throw new NotImplementedException("Task B1.1: Equivalences.toTanh");
  }

  /**
   * Returns the one map that does what a and then b do.
   *
   * <p>(x Wa + ba) Wb + bb = x (Wa Wb) + (ba Wb + bb). So layers without an activation between them
   * are worth no more than one.
   *
   * @param a the first map, D×H; not modified
   * @param b the second map, H×K; not modified
   * @return the map b after a, D×K
   * @throws IllegalArgumentException if a or b is null, or unless b has as many inputs as a has
   *     outputs
   */
  public static Affine collapse(Affine a, Affine b) {
    Shapes.requirePresent("a", a);
    Shapes.requirePresent("b", b);
    Shapes.requireProduct("a.w", a.w(), "b.w", b.w());
    // TODO Task B1.2: return the one map that does what a and then b do.
    throw new NotImplementedException("Task B1.2: Equivalences.collapse");
  }
}
