package backprop.grader.sandbox;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of the operating system that sandboxes are built from. */
final class Tools {

  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin");
  private static final int LONGEST_SECONDS = 120;

  private Tools() {}

  static boolean onLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  /** Tells whether this process may do everything. */
  static boolean isRoot() {
    try {
      return onLinux() && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns where a program lies; throws if there is none. */
  static Path find(String program) throws IOException {
    String path = System.getenv("PATH");
    String folders = (path == null ? "" : path + File.pathSeparator) + String.join(":", FOLDERS);
    if (onLinux()) {
      for (String folder : folders.split(File.pathSeparator)) {
        Path file = Path.of(folder, program);
        if (file.isAbsolute() && Files.isExecutable(file)) {
          return file;
        }
      }
    }
    throw new IOException(program + " is not installed");
  }

  /** Tells whether a program's help names an option. */
  static boolean offers(Path program, String option) throws IOException {
    return output(List.of(program.toString(), "--help")).contains(option);
  }

  /** Returns what a command prints, in a bare environment; whether it fails or not. */
  static String output(List<String> command) throws IOException {
    Process process = start(command, Redirect.PIPE, Redirect.PIPE);
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!ended(process)) {
      throw new IOException(command.get(0) + " does not end");
    }
    return text;
  }

  /** Tells whether a command succeeds. */
  static boolean works(List<String> command) {
    return works(command, Redirect.PIPE);
  }

  /** Tells whether a command succeeds that reads something. */
  static boolean works(List<String> command, Redirect input) {
    try {
      Process process = start(command, input, Redirect.DISCARD);
      return ended(process) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Process start(List<String> command, Redirect input, Redirect output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(input)
            .redirectOutput(output)
            .redirectErrorStream(true);
    PlainProcess.bare(builder.environment());
    return Starter.start(builder);
  }

  private static boolean ended(Process process) throws IOException {
    try {
      return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}
