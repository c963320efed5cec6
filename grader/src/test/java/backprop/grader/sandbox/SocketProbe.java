package backprop.grader.sandbox;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A child that says which sockets it could open, and uses what Java makes from other means. */
final class SocketProbe {

  private SocketProbe() {}

  private interface Attempt {
    AutoCloseable open() throws IOException;
  }

  public static void main(String[] args) throws Exception {
    attempt("tcp", () -> new ServerSocket(0));
    attempt("udp", () -> new DatagramSocket(0));
    attempt("unix", () -> SocketChannel.open(StandardProtocolFamily.UNIX));
    FileChannel.open(Path.of("/proc/self/status")).close();
    Selector.open().close();
    Pipe.open().sink().close();
    System.out.print("done");
  }

  private static void attempt(String name, Attempt attempt) throws Exception {
    try {
      attempt.open().close();
      System.out.print(name + " ");
    } catch (IOException e) {
      // As it should be.
    }
  }
}
