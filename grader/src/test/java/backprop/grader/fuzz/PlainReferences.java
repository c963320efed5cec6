package backprop.grader.fuzz;

import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.Reference;
import backprop.grader.protocol.References;
import backprop.grader.protocol.UnsendableException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A side that knows the assignment's types, and takes any reference for an object. */
final class PlainReferences extends References {
  private final Map<Reference, Object> objects = new HashMap<>();
  private final Map<Object, Reference> references = new IdentityHashMap<>();

  PlainReferences(List<String> types) {
    super(Set.copyOf(types), PlainReferences.class.getClassLoader());
  }

  @Override
  public Reference referenceTo(Object live) throws UnsendableException {
    Reference known = references.get(live);
    if (known == null) {
      throw new UnsendableException(live.getClass().getName());
    }
    return known;
  }

  @Override
  public Object resolve(Reference reference) throws ProtocolException {
    if (reference.id() < 0 || reference.id() > 1_000) {
      throw new ProtocolException("unknown object");
    }
    Object object = objects.computeIfAbsent(reference, key -> new StringBuilder());
    references.put(object, reference);
    return object;
  }
}
