package backprop.grader.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The child of a sandbox's self-test: tries what a submission must not be able to do, and prints
 * what it could, one line each, after the name of the guard that should have kept it from that.
 */
public final class SandboxProbe {

  private static final Path PROC = Path.of("/proc");
  private static final Set<String> HARMLESS = Set.of("LC_ALL", "PWD");
  private static final int CONNECT_MILLIS = 300;

  /** The sandbox's first process, and this one. */
  private static final int OWN_PROCESSES = 2;

  private final StringBuilder found = new StringBuilder();

  private SandboxProbe() {}

  /** Tries everything on what is named as name=value. */
  public static void main(String[] args) {
    SandboxProbe probe = new SandboxProbe();
    List<String> all = List.of(args);
    values(all, "secret").forEach(path -> probe.read("GRADER_FILES", path));
    values(all, "common").forEach(path -> probe.read("OTHER_FILES", path));
    values(all, "closed").forEach(path -> probe.write("GRADER_FILES", path));
    values(all, "open").forEach(path -> probe.write("WRITING", path));
    probe.processes();
    for (String port : values(all, "port")) {
      probe.connect(values(all, "address").get(0), Integer.parseInt(port));
    }
    probe.interfaces();
    probe.rights();
    probe.limits(values(all, "limit"));
    System.out.print(probe.found + "DONE\n");
    System.out.flush();
  }

  private static List<String> values(List<String> args, String name) {
    String prefix = name + "=";
    return args.stream()
        .filter(arg -> arg.startsWith(prefix))
        .map(arg -> arg.substring(prefix.length()))
        .toList();
  }

  private void could(String guard, String what) {
    found.append(guard).append(' ').append(what.replaceAll("\\s", " ")).append('\n');
  }

  private void read(String guard, String path) {
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        try (Stream<Path> files = Files.list(file)) {
          files.count();
        }
      } else {
        try (var in = Files.newInputStream(file)) {
          in.read();
        }
      }
      could(guard, "could read " + path);
    } catch (IOException | InvalidPathException e) {
      // As it should be.
    }
  }

  private void write(String guard, String folder) {
    try {
      Files.writeString(Path.of(folder, "written"), "by the probe");
      could(guard, "could write to " + folder);
    } catch (IOException | InvalidPathException e) {
      // As it should be.
    }
  }

  private void processes() {
    environment("its own environment", System.getenv().keySet().stream());
    int count = 0;
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        count++;
        environmentOf(process);
      }
    } catch (IOException e) {
      return;
    }
    if (count > OWN_PROCESSES) {
      could("PROCESSES", "could see " + count + " processes");
    }
  }

  private void environmentOf(Path process) {
    try {
      byte[] bytes = Files.readAllBytes(process.resolve("environ"));
      String[] variables = new String(bytes, StandardCharsets.ISO_8859_1).split("\0");
      environment(
          "the environment of another process",
          Stream.of(variables)
              .filter(v -> v.contains("="))
              .map(v -> v.substring(0, v.indexOf('='))));
    } catch (IOException e) {
      // As it should be, unless it is this very process.
    }
  }

  private void environment(String whose, Stream<String> variables) {
    if (variables.anyMatch(name -> !HARMLESS.contains(name))) {
      could("ENVIRONMENT", "could read " + whose);
    }
  }

  private void connect(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      could("NETWORK", "could connect to the grader");
    } catch (IOException e) {
      // As it should be.
    }
  }

  private void interfaces() {
    try {
      for (NetworkInterface net : NetworkInterface.networkInterfaces().toList()) {
        if (!net.isLoopback()) {
          could("NETWORK", "has the network interface " + net.getName());
        }
      }
    } catch (IOException e) {
      // None is best.
    }
  }

  private void rights() {
    String status;
    try {
      status = Files.readString(PROC.resolve("self/status"));
    } catch (IOException e) {
      could("ROOT", "can't tell whose process it is");
      return;
    }
    if (status.matches("(?s).*\nUid:[\\s\\d]*\\s0\\s.*")) {
      could("ROOT", "runs as root");
    }
    if (status.matches("(?s).*\nCap(Inh|Prm|Eff|Bnd|Amb):\\s*0*[1-9a-f].*")) {
      could("ROOT", "has capabilities");
    }
    if (!status.matches("(?s).*\nNoNewPrivs:\\s*1\n.*")) {
      could("ROOT", "can gain privileges");
    }
  }

  private void limits(List<String> limits) {
    List<String> lines;
    try {
      lines = Files.readAllLines(PROC.resolve("self/limits"));
    } catch (IOException e) {
      lines = List.of();
    }
    for (String limit : limits) {
      String name = limit.substring(0, limit.indexOf(':'));
      long most = Long.parseLong(limit.substring(limit.indexOf(':') + 1));
      if (lines.stream().noneMatch(line -> line.startsWith(name + " ") && hard(line) <= most)) {
        could("LIMITS", "has no limit of " + most + " for " + name);
      }
    }
  }

  /** Returns the hard limit of a line such as {@code Max processes 64 64 processes}. */
  private static long hard(String line) {
    String[] columns = line.split("\\s{2,}");
    return columns.length < 3 || columns[2].equals("unlimited")
        ? Long.MAX_VALUE
        : Long.parseLong(columns[2]);
  }
}
