package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much processor time a process has used, together with all that come from it: its descendants
 * and, where the child has a user of its own, whatever else runs as that user.
 */
final class CpuMeter {

  /** Nobody: the child has no user of its own. */
  static final int NO_USER = -1;

  private static final Path PROC = Path.of("/proc");

  /** Much quicker than to look through all processes, where the system has it. */
  private static final Path CHILDREN = Path.of("/proc/thread-self/children");

  /** Of what user, system, and the same of ended children are counted in; the same everywhere. */
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int FIRST_TIME = 11;
  private static final int TIMES = 4;

  private final Process process;
  private final int user;
  private Duration most = Duration.ZERO;

  /** Begins to count; if the child has a user of its own, all that this user runs. */
  CpuMeter(Process process, int user) {
    this.process = process;
    this.user = user;
  }

  /** Returns the time; once the process has ended, what was known last. */
  synchronized Duration read() {
    Duration now = Files.exists(CHILDREN) ? fromProc() : fromHandles();
    most = now.compareTo(most) > 0 ? now : most;
    return most;
  }

  private Duration fromHandles() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration fromProc() {
    Set<String> family = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(Long.toString(process.pid())));
    if (user != NO_USER) {
      // Those whose parents have ended are no descendants any more.
      list(PROC, "[0-9]*").filter(this::isUsers).forEach(open::add);
    }
    while (!open.isEmpty()) {
      String pid = open.remove();
      if (family.add(pid)) {
        open.addAll(children(pid));
      }
    }
    return TICK.multipliedBy(family.stream().mapToLong(CpuMeter::ticks).sum());
  }

  private boolean isUsers(String pid) {
    try {
      return Files.getAttribute(PROC.resolve(pid), "unix:uid").equals(user);
    } catch (IOException e) {
      return false; // It has ended meanwhile.
    }
  }

  private static Set<String> children(String pid) {
    Set<String> children = new LinkedHashSet<>();
    Path threads = PROC.resolve(pid).resolve("task");
    list(threads, "*")
        .map(thread -> read(threads.resolve(thread).resolve("children")))
        .flatMap(text -> Arrays.stream(text.split(" ")))
        .filter(child -> !child.isBlank())
        .forEach(children::add);
    return children;
  }

  private static long ticks(String pid) {
    String stat = read(PROC.resolve(pid).resolve("stat"));
    // The name before this may hold anything.
    String[] fields = stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2)).split(" ");
    return Arrays.stream(fields).skip(FIRST_TIME).limit(TIMES).mapToLong(Long::parseLong).sum();
  }

  private static Stream<String> list(Path folder, String glob) {
    Set<String> names = new LinkedHashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      // It has ended meanwhile.
    }
    return names.stream();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // It has ended meanwhile.
    }
  }
}
