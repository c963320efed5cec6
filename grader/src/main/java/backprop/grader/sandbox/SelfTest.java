package backprop.grader.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Proves a sandbox before it is trusted: one child in it tries what a submission must not be able
 * to do. The child is {@code backprop.grader.worker.SandboxProbe}.
 *
 * @param javaHome of the child
 * @param worker the jar or folder with the probe
 * @param secrets files and folders of the grader that no child may read
 */
public record SelfTest(Path javaHome, Path worker, List<Path> secrets) {

  private static final String PROBE = "backprop.grader.worker.SandboxProbe";
  private static final String DONE = "DONE";
  private static final int HEAP_MEGABYTES = 64;
  private static final int LONGEST_SECONDS = 120;
  private static final int MOST_BYTES = 1 << 16;

  /**
   * Returns what a child could do although the sandbox claims to keep it from that; empty is good.
   * Throws if no child runs in the sandbox at all.
   */
  public List<String> breaches(Sandbox sandbox) throws IOException {
    List<String> breaches = new ArrayList<>();
    for (String line : observations(sandbox)) {
      Guard guard = Guard.valueOf(line.substring(0, line.indexOf(' ')));
      if (sandbox.guards().contains(guard)) {
        breaches.add(line.substring(line.indexOf(' ') + 1));
      }
    }
    return breaches;
  }

  /** Returns all that the child could do, whatever the sandbox claims. */
  List<String> observations(Sandbox sandbox) throws IOException {
    try (TempFolder traps = new TempFolder();
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> arguments = plant(traps.path());
      arguments.add("port=" + server.getLocalPort());
      arguments.add("address=" + server.getInetAddress().getHostAddress());
      ChildProgram probe =
          new ChildProgram(
              javaHome, List.of(worker), PROBE, arguments, List.of(), HEAP_MEGABYTES, 60);
      arguments.addAll(ResourceLimits.expectations(probe));
      return run(sandbox, probe);
    }
  }

  private List<String> plant(Path folder) throws IOException {
    List<String> arguments = new ArrayList<>();
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path open = Files.createDirectory(folder.resolve("open"));
    Path secret = Files.writeString(closed.resolve("secret"), "secret");
    Path common = Files.writeString(open.resolve("common"), "common");
    if (Tools.onLinux()) {
      Staging.permit(folder, "rwx--x--x");
      Staging.permit(closed, "rwx------");
      Staging.permit(open, "rwxrwxrwx");
      Staging.permit(common, "rw-r--r--");
    }
    arguments.add("secret=" + secret);
    secrets.forEach(path -> arguments.add("secret=" + path.toAbsolutePath()));
    arguments.add("common=" + common);
    arguments.add("common=/etc/passwd");
    arguments.add("closed=" + closed);
    arguments.add("open=" + open);
    return arguments;
  }

  private static List<String> run(Sandbox sandbox, ChildProgram probe) throws IOException {
    try (Child child = sandbox.start(probe)) {
      CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(child::kill);
      String text = new String(child.fromChild().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (lines.isEmpty() || !lines.remove(lines.size() - 1).equals(DONE)) {
        child.waitFor(Duration.ofSeconds(1));
        String why = child.stderr().lines().findFirst().orElse("no child starts");
        throw new IOException(why.split("\\. |, likely")[0]);
      }
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
