package backprop.grader.compile;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of compiling a submission. For each rejected file of the assignment its stub stands
 * in, since that is on the class path of whoever runs the classes.
 *
 * @param classes class files by binary name, such as {@code backprop.function.Softmax}
 * @param rejected why a file is left out, as lines for the student, by path such as {@code
 *     backprop/function/Softmax.java}
 * @param notes what else was left out, one sentence each
 */
public record CompiledSubmission(
    SortedMap<String, byte[]> classes, SortedMap<String, String> rejected, List<String> notes) {

  /** Copies the collections, but not the class files. */
  public CompiledSubmission {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    notes = List.copyOf(notes);
  }
}
