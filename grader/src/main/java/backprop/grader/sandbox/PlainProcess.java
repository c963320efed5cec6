package backprop.grader.sandbox;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Starts the child as an ordinary process of the grader's user: a boundary of memory and time, but
 * not of files and network. Works wherever Java does.
 */
public final class PlainProcess implements Sandbox {

  /** Creates the sandbox that is none. */
  public PlainProcess() {}

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
    return "files and network are NOT shielded";
  }

  @Override
  public Child start(Program program) throws IOException {
    TempFolder folder = new TempFolder();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(program.command()).directory(folder.child("work").toFile());
      bare(builder.environment());
      return new ProcessChild(Starter.start(builder), folder::close);
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
