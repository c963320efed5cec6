package backprop.layer;

import java.util.List;

/**
 * A step of a network that can run forwards and backwards.
 *
 * <p>{@link #fprop} caches what {@link #bprop} needs, so a layer belongs to one place of one
 * network, and {@code bprop} speaks about the latest {@code fprop}.
 */
public interface Layer {
  /**
   * Returns the layer's output for a batch.
   *
   * @param x the inputs, one row a sample; not modified, and not to be changed before {@code bprop}
   * @return the outputs, one row a sample; not to be changed before {@code bprop} either: many a
   *     layer keeps them for it
   * @throws IllegalArgumentException unless x is a matrix that fits the layer
   */
  double[][] fprop(double[][] x);

  /**
   * Returns ∂J/∂x, and stores the gradients of the layer's parameters if it has any.
   *
   * @param v ∂J/∂output, with the shape of the output; not modified
   * @return ∂J/∂x, with the shape of the input
   * @throws IllegalStateException before the first {@code fprop}
   * @throws IllegalArgumentException unless v has the shape of the latest output
   */
  double[][] bprop(double[][] v);

  /** Returns the parameters that training may change; none unless the layer says otherwise. */
  default List<Parameter> parameters() {
    return List.of();
  }
}
