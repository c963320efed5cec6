package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A Slurm of its own with two nodes of one core each, all on this computer and its loopback. A node
 * is a namespace of processes: killing its first process kills the node, whatever runs there.
 */
final class SlurmCluster implements AutoCloseable {

  private static final List<String> PROGRAMS =
      List.of("munged", "slurmctld", "slurmd", "sbatch", "squeue", "unshare");

  private final Path folder;
  private final Path conf;
  private final Process munge;
  private final Process controller;
  private final Map<String, Process> nodes = new HashMap<>();

  /** Returns why there can be none here; null if there can. */
  static String missing() throws IOException, InterruptedException {
    for (String program : PROGRAMS) {
      if (exit("sh", "-c", "PATH=$PATH:/usr/sbin command -v " + program) != 0) {
        return "there is no " + program + " (Debian's packages slurm-wlm and munge)";
      }
    }
    if (exit("unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "true") != 0) {
      return "processes can't have a namespace of their own, which needs root";
    }
    return null;
  }

  private static int exit(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  SlurmCluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    conf = folder.resolve("slurm.conf");
    Files.createDirectories(folder.resolve("state"));
    Path munged = Files.createDirectories(folder.resolve("munge"));
    Files.setPosixFilePermissions(munged, PosixFilePermissions.fromString("rwxr-xr-x"));
    byte[] key = new byte[1024];
    new Random().nextBytes(key);
    Files.write(munged.resolve("key"), key);
    Files.setPosixFilePermissions(
        munged.resolve("key"), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(conf, configuration());
    munge =
        start(
            "munge",
            List.of("munged", "--foreground", "--force"),
            "--key-file=" + munged.resolve("key"),
            "--socket=" + munged.resolve("socket"),
            "--pid-file=" + munged.resolve("pid"),
            "--log-file=" + munged.resolve("log"),
            "--seed-file=" + munged.resolve("seed"));
    controller = start("slurmctld", List.of("slurmctld", "-D"));
    try (BufferedReader log = Files.newBufferedReader(folder.resolve("slurmctld.txt"))) {
      for (String line = log.readLine();
          controller.isAlive() && (line == null || !line.contains("Running as primary"));
          line = log.readLine()) {
        Thread.onSpinWait();
      }
    }
    startNode("n1");
    startNode("n2");
  }

  private String configuration() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            ClusterName=grading
            SlurmctldHost=localhost(127.0.0.1)
            SlurmUser=root
            SlurmdUser=root
            AuthInfo=socket=DIR/munge/socket
            CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            ReturnToService=2
            SlurmdTimeout=5
            MailProg=/bin/true
            StateSaveLocation=DIR/state
            SlurmctldPidFile=DIR/slurmctld.pid
            SlurmdPidFile=DIR/slurmd-%n.pid
            SlurmdSpoolDir=DIR/spool-%n
            MpiDefault=none
            AccountingStorageType=accounting_storage/none
            PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
            """);
    List<ServerSocket> ports = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ports.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    text.append("SlurmctldPort=").append(ports.get(0).getLocalPort()).append('\n');
    for (int i = 1; i <= 2; i++) {
      text.append(
          "NodeName=n%d NodeHostname=localhost NodeAddr=127.0.0.1 Port=%d CPUs=1 RealMemory=4000%n"
              .formatted(i, ports.get(i).getLocalPort()));
    }
    for (ServerSocket port : ports) {
      port.close();
    }
    return text.toString().replace("DIR", folder.toString());
  }

  private void startNode(String name) throws IOException {
    // The shell takes the place of init, and lets ended processes go.
    nodes.put(
        name,
        start(
            name,
            List.of("unshare --pid --fork --kill-child --mount-proc sh -c".split(" ")),
            "slurmd -D -N " + name + " & wait"));
  }

  private Process start(String name, List<String> command, String... more) throws IOException {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(more));
    return builder(words)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".txt").toFile())
        .start();
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SLURM_CONF", conf.toString());
    builder.environment().merge("PATH", ":/usr/sbin", String::concat);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  /** Returns what a command printed on the cluster; it has to end well. */
  String run(Object... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "command", ".txt");
    List<String> words = new ArrayList<>();
    for (Object word : command) {
      words.add(word.toString());
    }
    Process process = builder(words).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    boolean ended = process.waitFor(12, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("%s ends", words).isTrue();
    assertThat(process.exitValue()).as("%s: %s", words, Files.readString(out)).isZero();
    return Files.readString(out);
  }

  /** Kills a node with all that runs there, as a power cut would. */
  void kill(String node) {
    end(nodes.get(node));
  }

  /** Lets a node that was killed come back. */
  void restart(String node) throws IOException {
    startNode(node);
  }

  @Override
  public void close() {
    nodes.values().forEach(SlurmCluster::end);
    end(controller);
    end(munge);
  }

  private static void end(Process process) {
    process.destroyForcibly().onExit().join();
  }
}
