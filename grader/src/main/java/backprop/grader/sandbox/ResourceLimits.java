package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limits that the operating system enforces on each process of a sandbox. */
final class ResourceLimits {

  /** The most threads and processes. */
  private static final long THREADS = 64;

  private static final long OPEN_FILES = 256;

  /** No program in a sandbox has to write a file. */
  private static final long FILE_BYTES = 0;

  /** What a JVM needs beside its heap: code, classes, stacks, buffers. */
  private static final long NATIVE_BYTES = 640L << 20;

  /**
   * One limit.
   *
   * @param option of {@code prlimit}
   * @param name what {@code /proc} calls it
   */
  private record Limit(String option, String name, long most) {}

  private ResourceLimits() {}

  private static List<Limit> of(ChildProgram program) {
    return List.of(
        new Limit("nproc", "Max processes", THREADS),
        new Limit("nofile", "Max open files", OPEN_FILES),
        new Limit("fsize", "Max file size", FILE_BYTES),
        new Limit("core", "Max core file size", 0),
        new Limit("cpu", "Max cpu time", program.cpuSeconds()),
        // Not the address space: a JVM reserves much more of that than it uses.
        new Limit("data", "Max data size", program.heapMegabytes() * (1L << 20) + NATIVE_BYTES));
  }

  /** Returns the words before a command that is to run under the limits. */
  static List<String> prlimit(Path prlimit, ChildProgram program) throws IOException {
    String own = Files.readString(Path.of("/proc/self/limits"));
    List<String> words = new ArrayList<>(List.of(prlimit.toString()));
    for (Limit limit : of(program)) {
      words.add("--" + limit.option + "=" + Math.min(limit.most, hard(own, limit.name)));
    }
    words.add("--");
    return words;
  }

  /** Returns the grader's own limit, beyond which a child without privileges can't have any. */
  private static long hard(String own, String name) {
    Matcher line = Pattern.compile(name + "\\s+\\S+\\s+(\\d+)").matcher(own);
    return line.find() ? Long.parseLong(line.group(1)) : Long.MAX_VALUE;
  }

  /** Returns what the child of a self-test is to find in {@code /proc/self/limits}. */
  static List<String> expectations(ChildProgram program) {
    return of(program).stream().map(l -> "limit=" + l.name + ":" + l.most).toList();
  }
}
