package backprop.grader.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What other code sees of a class.
 *
 * @param name the class's simple name
 * @param kind {@code class}, {@code interface}, {@code enum} or {@code record}
 * @param isPublic whether it can be seen from other packages
 * @param isAbstract whether it can't be instantiated
 * @param hasSuperclass whether members may be inherited that aren't listed here
 * @param interfaces the interfaces it names
 * @param members its own members, those that aren't public included
 */
record ApiShape(
    String name,
    String kind,
    boolean isPublic,
    boolean isAbstract,
    boolean hasSuperclass,
    Set<String> interfaces,
    List<ApiMember> members) {

  private static final int MOST_SHOWN = 3;

  /** Copies the collections. */
  ApiShape {
    interfaces = Set.copyOf(interfaces);
    members = List.copyOf(members);
  }

  /**
   * Returns what keeps a found class from standing in for this one, as lines for its author; none
   * if nothing does. Further members of the found class don't matter.
   */
  List<String> differences(ApiShape found) {
    List<String> lines = new ArrayList<>();
    if (!kind.equals(found.kind) || !found.isPublic || found.isAbstract && !isAbstract) {
      lines.add(line(describe(), found.describe()));
    }
    Set<String> missing = new HashSet<>(interfaces);
    missing.removeAll(found.interfaces);
    // A superclass may bring the interface along.
    if (!missing.isEmpty() && !found.hasSuperclass) {
      lines.add(line(describe(), found.describe()));
    }
    SortedMap<String, ApiMember> foundByKey = new TreeMap<>();
    found.members.forEach(member -> foundByKey.put(member.key(), member));
    for (ApiMember expected : members) {
      if (!expected.isPublic()) {
        continue;
      }
      ApiMember match = foundByKey.get(expected.key());
      boolean mayBeInherited =
          match == null
              && found.hasSuperclass
              && expected.kind() == ApiMember.Kind.METHOD
              && !expected.isStatic();
      if (!mayBeInherited && (match == null || !match.standsInFor(expected))) {
        String instead =
            match != null
                ? match.toString()
                : found.nearest(expected, this).map(ApiMember::toString).orElse("nothing like it");
        lines.add(line(expected.toString(), instead));
      }
    }
    List<String> distinct = lines.stream().distinct().toList();
    return distinct.subList(0, Math.min(MOST_SHOWN, distinct.size()));
  }

  private static String line(String expected, String found) {
    return "expected  " + expected + "   found  " + found;
  }

  /** A member of the same name that isn't one of those asked for. */
  private Optional<ApiMember> nearest(ApiMember wanted, ApiShape asked) {
    Set<String> askedKeys = new HashSet<>();
    asked.members.forEach(member -> askedKeys.add(member.key()));
    return members.stream()
        .filter(member -> member.kind() == wanted.kind())
        .filter(member -> member.name().equalsIgnoreCase(wanted.name()))
        .filter(member -> !askedKeys.contains(member.key()))
        .findFirst();
  }

  private String describe() {
    return (isPublic ? "public " : "")
        + (isAbstract && kind.equals("class") ? "abstract " : "")
        + kind
        + " "
        + name
        + (interfaces.isEmpty()
            ? ""
            : " implements " + String.join(", ", interfaces.stream().sorted().toList()));
  }
}
