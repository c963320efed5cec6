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

  /** Appends this. */
  public void write(ByteSink sink) throws UnsendableException {
    sink.putInt(api.size());
    for (String name : api) {
      sink.putString(name);
    }
    sink.putInt(classes.size());
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      sink.putString(entry.getKey()).putBytes(entry.getValue());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ClassBundle read(ByteSource source) throws ProtocolException {
    Set<String> api = new TreeSet<>();
    for (int i = source.count(4); i > 0; i--) {
      api.add(source.getName());
    }
    Map<String, byte[]> classes = new TreeMap<>();
    for (int i = source.count(8); i > 0; i--) {
      classes.put(source.getName(), source.getBytes());
    }
    source.end();
    return new ClassBundle(api, classes);
  }
}
