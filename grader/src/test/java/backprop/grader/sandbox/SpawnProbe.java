package backprop.grader.sandbox;

import java.io.IOException;

/** A child that starts a process, says which, and ends before it. */
final class SpawnProbe {

  private SpawnProbe() {}

  public static void main(String[] args) throws IOException {
    Process process = new ProcessBuilder("sleep", "600").start();
    System.out.print(process.pid());
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
