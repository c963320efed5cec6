package backprop.grader.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The assignment's own classes, as the hidden tests see them.
 *
 * <p>Records, interfaces, exceptions, annotations, enums and the package {@code backprop.matrix}
 * are used as they are. All others are replaced by stand-ins, which are made once and shared by all
 * gradings. Safe for use by several threads.
 */
public final class AssignmentApi {

  private static final String ROOT = "backprop.";
  private static final List<String> OTHERS =
      List.of(
          AssignmentClassLoader.GRADER,
          AssignmentClassLoader.FEEDBACK,
          ROOT + "chart.",
          ROOT + "explore.");
  private static final String LOCAL_PACKAGE = "backprop.matrix.";

  private final Map<String, ApiClass> classes;
  private final SortedSet<String> names;
  private final Map<String, byte[]> standIns = new ConcurrentHashMap<>();
  private final Map<String, byte[]> reverseStandIns = new ConcurrentHashMap<>();

  private AssignmentApi(Map<String, ApiClass> classes) {
    this.classes = classes;
    names =
        classes.values().stream()
            .filter(ApiClass::isPublic)
            .map(ApiClass::name)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Reads the classes of the package {@code backprop} and below, as students receive them. */
  public static AssignmentApi read(Path location) throws IOException {
    Map<String, ApiClass> classes = new TreeMap<>();
    ClassFiles.read(location, AssignmentApi::has)
        .forEach((name, bytes) -> classes.put(name, ApiClass.of(bytes)));
    if (classes.isEmpty()) {
      throw new IOException("no classes of the assignment in " + location);
    }
    return new AssignmentApi(classes);
  }

  /**
   * Tells whether a class is part of what is graded. The programs that draw pictures aren't: they
   * use the others, and a library that no child is given.
   */
  public static boolean has(String name) {
    return name.startsWith(ROOT) && OTHERS.stream().noneMatch(name::startsWith);
  }

  /** Returns the names of all public types, sorted: only these are ever named between the sides. */
  public Set<String> names() {
    return names;
  }

  /** Tells whether a class of the assignment is used as it is, and not replaced by a stand-in. */
  public boolean isLocal(String name) {
    ApiClass type = classes.get(name);
    ApiClass outer = classes.getOrDefault(type.outermost(), type);
    return name.startsWith(LOCAL_PACKAGE)
        || outer.isPlain()
        || type.isPlain()
        || isThrowable(outer)
        || isThrowable(type);
  }

  private boolean isThrowable(ApiClass type) {
    ApiClass known = type;
    while (classes.containsKey(known.superName())) {
      known = classes.get(known.superName());
    }
    try {
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      return Throwable.class.isAssignableFrom(Class.forName(known.superName(), false, platform));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Returns the class file to define, or null if the assignment has no such class. */
  byte[] definition(String name) {
    ApiClass type = classes.get(name);
    if (type == null) {
      return null;
    }
    return isLocal(name)
        ? type.bytes()
        : standIns.computeIfAbsent(name, n -> StandInGenerator.generate(type, this));
  }

  /** Returns the class file that replaces a stateless class in a child. */
  byte[] reverseDefinition(String name) {
    return reverseStandIns.computeIfAbsent(
        name, n -> StandInGenerator.reverse(classes.get(n), this));
  }

  /** Returns a type as students receive it, or null. */
  ApiClass find(String name) {
    return classes.get(name);
  }

  /** Tells whether a class is one whose stand-in can be a superclass of another's. */
  boolean hasStandIn(String name) {
    return classes.containsKey(name) && !isLocal(name);
  }
}
