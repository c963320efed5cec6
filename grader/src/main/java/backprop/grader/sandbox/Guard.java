package backprop.grader.sandbox;

/** Something that a sandbox may keep a submission from; the self-test tries each of them. */
public enum Guard {
  /** The grader's own files: hidden tests, points, the reference solution. */
  GRADER_FILES("the grader's files"),
  /** Files that every user of the computer may read. */
  OTHER_FILES("files that anyone on this computer may read"),
  /** Folders that every user of the computer may write to. */
  WRITING("folders that anyone may write to"),
  /** Environment variables, of the child itself and of other processes. */
  ENVIRONMENT("the grader's environment"),
  /** What else runs on the computer. */
  PROCESSES("the list of processes"),
  /** Every network, loopback included. */
  NETWORK("the network"),
  /** The rights of the superuser, and of the grader's own user if that is the superuser. */
  ROOT("the rights of the grader's user"),
  /** Limits of threads, processes, files and memory that the operating system enforces. */
  LIMITS("threads, processes and file sizes");

  private final String words;

  Guard(String words) {
    this.words = words;
  }

  /** Returns what is shielded, in words. */
  String words() {
    return words;
  }
}
