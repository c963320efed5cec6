package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts the child as an ordinary process of the grader's user: a boundary of memory and time, but
 * not of files and network. Works wherever Java does.
 */
public final class PlainProcess implements Sandbox {

  private static final Path SHELL = Path.of("/bin/sh");

  /** Where the grader itself lives under a lower limit, that one stays. */
  private static final String LIMITED =
      "ulimit -t \"$1\" 2>/dev/null; shift; unset PWD; exec \"$@\"";

  @Override
  public String name() {
    return "plain process";
  }

  @Override
  public Set<Guard> guards() {
    return Set.of();
  }

  @Override
  public String gaps() {
    return Files.isExecutable(SHELL)
        ? "files and network are NOT shielded"
        : "files and network are NOT shielded, processor time is not limited";
  }

  @Override
  public Child start(ChildProgram program) throws IOException {
    TempFolder folder = new TempFolder();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(program)).directory(folder.child("work").toFile());
      bare(builder.environment());
      return new ProcessChild(Starter.start(builder), CpuMeter.NO_USER, folder::close);
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  /** Returns the command; where there is a shell, one of limited processor time. */
  private static List<String> command(ChildProgram program) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      if (!Files.isExecutable(Path.of(program.command().get(0)))) {
        throw new IOException("there is no Java in " + program.javaHome());
      }
      command.addAll(List.of(SHELL.toString(), "-c", LIMITED, "java"));
      command.add(Integer.toString(program.cpuSeconds()));
    }
    command.addAll(program.command());
    return command;
  }

  /** Leaves nothing of the grader's environment but what a JVM can't start without. */
  static void bare(Map<String, String> environment) {
    String systemRoot = environment.get("SystemRoot");
    environment.clear();
    if (systemRoot != null) {
      environment.put("SystemRoot", systemRoot);
    }
    // Paths of the class path may hold any character; in the C locale a JVM can't read them.
    environment.put("LC_ALL", "C.UTF-8");
  }
}
