package backprop.grader.attacks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on the loopback interface and on a socket file, and counts who gets through. */
final class LoopbackListener implements AutoCloseable {

  private final ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final ServerSocketChannel unix;
  private final AtomicInteger visits = new AtomicInteger();

  /** Starts to listen; the socket file is made at the path. */
  LoopbackListener(Path socket) throws IOException {
    unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    unix.bind(UnixDomainSocketAddress.of(socket));
    listen("tcp", () -> close(tcp.accept()));
    listen("udp", () -> udp.receive(new DatagramPacket(new byte[100], 100)));
    listen("unix", () -> unix.accept().close());
  }

  private interface Wait {
    void forVisitor() throws IOException;
  }

  private void listen(String name, Wait wait) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  wait.forVisitor();
                  visits.incrementAndGet();
                }
              } catch (IOException e) {
                // Closed.
              }
            },
            "loopback-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) throws IOException {
    socket.close();
  }

  int tcpPort() {
    return tcp.getLocalPort();
  }

  int udpPort() {
    return udp.getLocalPort();
  }

  /** Returns how many have come since this was last asked. */
  int visits() {
    return visits.getAndSet(0);
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    udp.close();
    unix.close();
  }
}
