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
          case "file size" ->
              guarded(limits, "Max file size +16777216 +16777216 ", LimitProbe::fileSize);
          case "folder size" ->
              guarded(limits, "Max file size +16777216 +16777216 ", LimitProbe::folderSize);
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
    Files.writeString(Path.of("file"), "x");
    try {
      while (open.size() < 300) {
        open.add(Files.newInputStream(Path.of("file")));
      }
    } catch (IOException e) {
      return "stopped";
    }
    return open.size() + " files";
  }

  private static String fileSize() {
    return write("file", 17);
  }

  private static String folderSize() {
    String first = write("one", 12);
    return first.equals("stopped") ? "not even one file" : write("two", 12);
  }

  private static String write(String name, int megabytes) {
    try (OutputStream out = Files.newOutputStream(Path.of(name))) {
      for (int i = 0; i < megabytes; i++) {
        out.write(new byte[1 << 20]);
      }
    } catch (IOException e) {
      return "stopped";
    }
    return megabytes + " MB written";
  }

  private static String direct() {
    return ByteBuffer.allocateDirect(17 << 20).capacity() + " bytes";
  }
}
