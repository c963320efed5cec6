package backprop.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A child that goes a little beyond a limit, once it has made sure that the limit is there. */
final class LimitProbe {

  private LimitProbe() {}

  public static void main(String[] args) throws IOException {
    String limits = Files.readString(Path.of("/proc/self/limits"));
    System.out.println(
        switch (args[0]) {
          case "threads" -> guarded(limits, "Max processes +64 +64 ", LimitProbe::threads);
          case "open files" -> guarded(limits, "Max open files +256 +256 ", LimitProbe::openFiles);
          case "file size" -> guarded(limits, "Max file size +0 +0 ", LimitProbe::fileSize);
          case "direct memory" -> direct();
          default -> throw new IllegalArgumentException(args[0]);
        });
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private interface Attempt {
    String attempt() throws IOException;
  }

  private static String guarded(String limits, String limit, Attempt attempt) throws IOException {
    return limits.matches("(?s).*" + limit + ".*") ? attempt.attempt() : "no limit: " + limits;
  }

  private static String threads() {
    int count = 0;
    try {
      for (; count < 80; count++) {
        Thread thread = new Thread(LockSupport::park);
        thread.setDaemon(true);
        thread.start();
      }
    } catch (OutOfMemoryError e) {
      return "stopped";
    }
    return count + " threads";
  }

  private static String openFiles() throws IOException {
    List<InputStream> open = new ArrayList<>();
    try {
      while (open.size() < 300) {
        open.add(Files.newInputStream(Path.of("/proc/self/limits")));
      }
    } catch (IOException e) {
      return "stopped";
    }
    return open.size() + " files";
  }

  private static String fileSize() {
    try (OutputStream out = Files.newOutputStream(Path.of("file"))) {
      out.write(1);
    } catch (IOException e) {
      return "stopped";
    }
    return "written";
  }

  private static String direct() {
    return ByteBuffer.allocateDirect(17 << 20).capacity() + " bytes";
  }
}
