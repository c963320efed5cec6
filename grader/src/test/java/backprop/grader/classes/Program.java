package backprop.grader.classes;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody wrote.
 *
 * @param what it is, in a few words
 * @param expected what it has to get
 * @param files texts by package and name, such as {@code backprop/function/Softmax.java}
 */
record Program(String what, Expected expected, SortedMap<String, String> files) {

  Program {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Returns this program with further or changed files. */
  Program with(String note, Map<String, String> changed) {
    SortedMap<String, String> all = new TreeMap<>(files);
    all.putAll(changed);
    return new Program(what + note, expected, all);
  }
}
