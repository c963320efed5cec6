package backprop.grader.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * What the grader takes up between two gradings.
 *
 * @param heapKilobytes live objects
 * @param classes loaded classes
 * @param threads live threads
 * @param openFiles open files, or 0 where that can't be told
 * @param processes descendants
 * @param tempFiles files and folders below the folder for temporary files
 */
record Footprint(
    long heapKilobytes, int classes, int threads, long openFiles, int processes, int tempFiles) {

  private static final int COLLECTIONS = 3;
  private static final long PATIENCE_SECONDS = 20;

  static Footprint now() throws IOException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10,
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0,
        descendants().size(),
        leftFiles().size());
  }

  /** Returns the paths below the folder for temporary files. */
  static List<Path> leftFiles() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).sorted().toList();
    }
  }

  static List<ProcessHandle> descendants() {
    return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
  }

  /** Waits until no more than so many descendants are left; killed ones need a moment to go. */
  static void awaitDescendants(int most) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<ProcessHandle> alive = descendants();
    while (alive.size() > most) {
      List<CompletableFuture<ProcessHandle>> exits = new ArrayList<>();
      alive.forEach(process -> exits.add(process.onExit()));
      try {
        CompletableFuture.anyOf(exits.toArray(CompletableFuture[]::new))
            .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new AssertionError(
            "left behind: " + alive.stream().map(p -> p.pid() + " " + p.info()).toList(), e);
      }
      alive = descendants();
    }
  }

  /** Returns what is more than it may be after many gradings, or an empty text. */
  String growthSince(Footprint early) {
    StringBuilder growth = new StringBuilder();
    // Room for the last grading's loader and for caches; each loader has some 250 classes.
    compare(growth, "heap KB", heapKilobytes, early.heapKilobytes * 5 / 4 + 8_192);
    compare(growth, "classes", classes, early.classes + 600L);
    compare(growth, "threads", threads, early.threads + 2L);
    compare(growth, "open files", openFiles, early.openFiles + 10);
    compare(growth, "processes", processes, early.processes);
    compare(growth, "temporary files", tempFiles, early.tempFiles);
    return growth.toString();
  }

  private static void compare(StringBuilder growth, String what, long now, long most) {
    if (now > most) {
      growth.append(what).append(' ').append(now).append(", at most ").append(most).append("; ");
    }
  }
}
