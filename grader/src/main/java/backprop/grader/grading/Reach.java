package backprop.grader.grading;

import backprop.grader.result.HiddenTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** Which classes of a program hidden tests lead to: a change of any other can't fail them. */
final class Reach {

  private static final int CLASS_CONSTANT = 7;

  private final Map<String, Set<String>> mentioned = new HashMap<>();
  private final Map<String, Set<String>> reached = new HashMap<>();

  /**
   * Reads who mentions whom.
   *
   * @param tests the hidden tests and what they use, by name
   * @param program that they call
   */
  Reach(Map<String, byte[]> tests, Map<String, byte[]> program) {
    tests.forEach(this::read);
    program.forEach(this::read);
  }

  // Whoever calls a class or makes one of its objects has it among its constants.
  private void read(String name, byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    char[] buffer = new char[reader.getMaxStringLength()];
    Set<String> names = mentioned.computeIfAbsent(outer(name), key -> new HashSet<>());
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && reader.readByte(at - 1) == CLASS_CONSTANT) {
        names.add(outer(reader.readUTF8(at, buffer).replace('/', '.')));
      }
    }
  }

  /** Tells whether a test leads to one of some classes. */
  boolean leads(HiddenTest test, Set<String> classes) {
    Set<String> all = reached.computeIfAbsent(test.name().replaceFirst("\\..*", ""), this::from);
    return classes.stream().map(Reach::outer).anyMatch(all::contains);
  }

  private Set<String> from(String name) {
    Set<String> found = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(Set.of("hidden." + name));
    while (!left.isEmpty()) {
      String next = left.remove();
      if (found.add(next)) {
        left.addAll(mentioned.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }

  private static String outer(String name) {
    return name.replaceFirst("^\\[+L(.*);$", "$1").replaceFirst("\\$.*", "");
  }
}
