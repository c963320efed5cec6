package backprop.grader.protocol;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the first frame brings to the child.
 *
 * @param api the names of the assignment's own types
 * @param classes all classes that the child runs: the given ones, stubs and the submission's
 */
public record ClassBundle(Set<String> api, Map<String, byte[]> classes) {

  /** Sorts the names, so that the same content gives the same bytes. */
  public ClassBundle {
    api = new TreeSet<>(api);
    classes = new TreeMap<>(classes);
  }

  /** Returns the frame's body. */
  public ByteSink encode() throws UnsendableException {
    return new ByteSink().putStrings(api).putFiles(classes);
  }

  /** Reads what {@link #encode} wrote. */
  public static ClassBundle read(ByteSource source) throws ProtocolException {
    ClassBundle bundle = new ClassBundle(Set.copyOf(source.getStrings()), source.getFiles());
    source.end();
    return bundle;
  }
}
