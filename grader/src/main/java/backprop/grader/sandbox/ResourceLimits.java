package backprop.grader.sandbox;

import java.nio.file.Path;
import java.util.List;

/** The limits that the operating system enforces on each process of a sandbox. */
final class ResourceLimits {

  /** The most threads and processes. */
  static final int THREADS = 64;

  /** The most open files. */
  static final int OPEN_FILES = 256;

  /** The size of the largest file: no program in a sandbox has to write one. */
  static final int FILE_BYTES = 0;

  /** What a JVM needs beside its heap: code, classes, stacks, buffers. */
  private static final long NATIVE_BYTES = 640L << 20;

  private ResourceLimits() {}

  static long dataBytes(Program program) {
    return program.heapMegabytes() * (1L << 20) + NATIVE_BYTES;
  }

  /** Returns the words before a command that is to run under the limits. */
  static List<String> prlimit(Path prlimit, Program program) {
    return List.of(
        prlimit.toString(),
        "--nproc=" + THREADS,
        "--nofile=" + OPEN_FILES,
        "--fsize=" + FILE_BYTES,
        "--core=0",
        "--cpu=" + program.cpuSeconds(),
        // Not the address space: a JVM reserves much more of that than it uses.
        "--data=" + dataBytes(program),
        "--");
  }
}
