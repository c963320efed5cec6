package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A child that starts a process, says which, and ends before it. */
final class SpawnProbe {

  private SpawnProbe() {}

  public static void main(String[] args) throws IOException {
    System.out.print(start(EndlessProbe.class).pid());
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  /** Starts the one program that a child can run in any sandbox: Java. */
  static Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
