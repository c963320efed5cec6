package backprop.grader.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of the operating system that sandboxes are built from. */
final class Tools {

  private static final List<String> FOLDERS =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin");
  private static final int LONGEST_SECONDS = 10;

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

  /**
   * Returns where a program lies.
   *
   * @throws IOException if there is none
   */
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

  /** Returns what a command prints, with an empty environment; whether it fails or not. */
  static String output(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    Process process = Starter.start(builder);
    process.getOutputStream().close();
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " does not end");
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Tells whether a command succeeds. */
  static boolean works(List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      Process process = Starter.start(builder);
      try {
        return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
