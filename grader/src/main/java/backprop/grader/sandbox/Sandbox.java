package backprop.grader.sandbox;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A way to shut in a child process. Safe for use by several threads. */
public interface Sandbox extends AutoCloseable {

  /** Returns the name that reports give it, such as "bubblewrap". */
  String name();

  /** Returns what it keeps a child from, and what the self-test therefore tries. */
  Set<Guard> guards();

  /** Returns what it does not cover, in words for a report; empty if nothing is known. */
  default String gaps() {
    String open =
        Arrays.stream(Guard.values())
            .filter(guard -> !guards().contains(guard))
            .map(Guard::words)
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? "" : "NOT shielded: " + open;
  }

  /**
   * Starts a program in a new child, which nobody else uses. A failure is never a submission's
   * fault.
   */
  Child start(ChildProgram program) throws IOException;

  /** Removes what was laid out for the children; they must have ended. */
  @Override
  default void close() {}
}
