package backprop.grader.owntests;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** In which methods the wrong implementations differ from the reference, and what leads there. */
final class Flaws {

  private final Map<String, byte[]> reference;
  private final CallGraph graph;
  private final Map<Implementation, Set<String>> flaws = new HashMap<>();
  private final Map<String, Set<String>> reachable = new HashMap<>();

  Flaws(Map<String, byte[]> reference, List<Implementation> implementations) {
    this.reference = reference;
    this.graph = new CallGraph(reference);
    for (Implementation implementation : implementations) {
      Set<String> methods = new TreeSet<>();
      implementation
          .changedClasses()
          .forEach((name, bytes) -> methods.addAll(Difference.of(reference.get(name), bytes)));
      flaws.put(implementation, methods);
    }
  }

  /** Tells whether calls of these methods may run what is wrong with an implementation. */
  synchronized boolean reachedBy(Implementation implementation, Collection<String> calls) {
    return calls.stream()
        .map(call -> reachable.computeIfAbsent(call, c -> graph.reachable(List.of(c))))
        .anyMatch(methods -> !Collections.disjoint(methods, flaws.get(implementation)));
  }

  /** Tells whether what is wrong with an implementation is in one of these methods itself. */
  boolean in(Implementation implementation, Collection<String> calls) {
    return !Collections.disjoint(calls, flaws.get(implementation));
  }

  /** Returns a seed that follows from another one, and from the reference, which nobody knows. */
  long mixed(long seed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
      new TreeMap<>(reference).values().forEach(digest::update);
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
