package backprop.grader.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Starts the child as an ordinary process of the grader's user: a boundary of memory and time, but
 * not of files and network.
 */
public final class PlainProcess implements Launcher {

  private static final String WORKER = "backprop.grader.worker.WorkerMain";

  private final List<String> command;

  /**
   * Creates the launcher.
   *
   * @param java the java executable
   * @param worker the jars or folders that hold the packages worker and protocol
   * @param heapMegabytes the largest heap of a child
   */
  public PlainProcess(Path java, List<Path> worker, int heapMegabytes) {
    command = new ArrayList<>();
    command.add(java.toAbsolutePath().toString());
    command.addAll(flags(heapMegabytes));
    command.add("-cp");
    command.add(
        worker.stream()
            .map(path -> path.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(WORKER);
  }

  private static List<String> flags(int heapMegabytes) {
    return List.of(
        // A small, quick, predictable machine.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Xmx" + heapMegabytes + "m",
        "-Xss1m",
        "-XX:MaxDirectMemorySize=16m",
        "-XX:MaxMetaspaceSize=128m",
        // Out of memory ends the child, with exit code 3, before the submission can hide it.
        "-XX:+ExitOnOutOfMemoryError",
        // Nothing but frames on the standard output; no files, no doors.
        "-XX:+DisplayVMOutputToStderr",
        "-Xlog:disable",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        // The same on every computer.
        "-Dfile.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC",
        "-Djava.io.tmpdir=.");
  }

  @Override
  public Child launch() throws IOException {
    ScratchFolder folder = new ScratchFolder();
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
      bare(builder.environment());
      return new ProcessChild(builder.start(), folder);
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  /** Leaves nothing of the grader's environment but what a JVM can't start without. */
  private static void bare(Map<String, String> environment) {
    String systemRoot = environment.get("SystemRoot");
    environment.clear();
    if (systemRoot != null) {
      environment.put("SystemRoot", systemRoot);
    }
    // Paths of the class path may hold any character; in the C locale a JVM can't read them.
    environment.put("LC_ALL", "C.UTF-8");
  }
}
