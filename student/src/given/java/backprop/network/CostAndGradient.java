package backprop.network;

/**
 * The cost of a batch and its gradient.
 *
 * @param cost the mean loss J of the batch
 * @param gradient ∂J/∂W1, ∂J/∂b1, ∂J/∂W2 and ∂J/∂b2, each with the shape of its parameter
 */
public record CostAndGradient(double cost, NetworkParameters gradient) {}
