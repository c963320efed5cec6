package backprop.grader.classes;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of the times that somebody handed in.
 *
 * @param kind what it is
 * @param what more about it, in a few words
 * @param expected what it has to get
 * @param handedIn when; also the time of its files
 * @param files the texts by package and name, such as {@code backprop/function/Softmax.java}
 * @param packing where they lie
 * @param format the archive, perhaps a broken one
 */
public record Attempt(
    Kind kind,
    String what,
    Expected expected,
    Instant handedIn,
    SortedMap<String, String> files,
    Packing packing,
    Format format) {

  /** Keeps its own map. */
  public Attempt {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Returns whether it was handed in after the due date. */
  public boolean isLate() {
    return handedIn.isAfter(GeneratedClass.DUE);
  }

  /** Returns whether tests of the student's own are in it. */
  public boolean hasOwnTests() {
    return files.keySet().stream().anyMatch(file -> file.startsWith("mine/"));
  }

  /** Returns the files as they lie in the archive, or in the folder instead of one. */
  SortedMap<String, byte[]> packed() {
    return packing.pack(files);
  }

  byte[] archive() throws IOException {
    return format.pack(packed(), handedIn);
  }
}
