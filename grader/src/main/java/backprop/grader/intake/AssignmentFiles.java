package backprop.grader.intake;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of the assignment, as paths such as {@code backprop/function/Softmax.java}.
 *
 * @param editable the files that students write
 * @param given every other source file that students receive, the public tests included
 * @param givenSources texts of given files, as far as known; used to say that a change is not used
 */
public record AssignmentFiles(
    SortedSet<String> editable, SortedSet<String> given, Map<String, String> givenSources) {

  /** Copies the collections. */
  public AssignmentFiles {
    editable = Collections.unmodifiableSortedSet(new TreeSet<>(editable));
    TreeSet<String> others = new TreeSet<>(given);
    others.addAll(givenSources.keySet());
    others.removeAll(editable);
    given = Collections.unmodifiableSortedSet(others);
    givenSources = Collections.unmodifiableMap(new TreeMap<>(givenSources));
  }

  /** Makes the list of files without texts: changes to given files then go unmentioned. */
  public AssignmentFiles(Collection<String> editable, Collection<String> given) {
    this(new TreeSet<>(editable), new TreeSet<>(given), Map.of());
  }

  /** Returns the editable paths whose class has this simple name, whatever their package. */
  List<String> editableNamed(String simpleName) {
    return editable.stream().filter(path -> path.endsWith("/" + simpleName + ".java")).toList();
  }
}
