package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code grade export slurm} writes, on a real Slurm. */
@Tag("platforms")
class SlurmIT {

  private static final int SUBMISSIONS = 60;

  @TempDir private Path temp;

  @Test
  void aClassInPartsOfWhichANodeLosesSomeIsThatOfOneMachine() throws Exception {
    String missing = SlurmCluster.missing();
    if (missing != null) {
      System.out.println("SKIPPED, Slurm: " + missing);
    }
    assumeTrue(missing == null, missing);
    // Children become other users, who have to get there.
    temp.toFile().setExecutable(true, false);
    Path in = QuickClass.write(SUBMISSIONS, temp);
    Path export = temp.resolve("slurm");
    CommandLineRun exported =
        CommandLineRun.of(
            "export", "slurm", "--out", export, "--set", "shards=8", "--set", "memory=2000M");
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    Path out = temp.resolve("results");
    try (SlurmCluster cluster = new SlurmCluster(temp.resolve("cluster"))) {
      String said = cluster.run(export.resolve("grade-class"), in, out);
      String merging = said.replaceAll("(?s).*then job (\\d+) merges.*", "$1");
      waitForResults(out, SUBMISSIONS / 3);
      cluster.kill("n2");
      final Map<String, FileTime> kept = results(out);
      cluster.run("scontrol", "update", "NodeName=n2", "State=DOWN", "Reason=killed");
      cluster.restart("n2");
      cluster.run("sbatch", "--wait", "--dependency=afterany:" + merging, "--wrap", "true");
      final String log = Files.readString(out.resolve("logs/merge.log"));
      assertThat(log).contains("Wrote").doesNotContain("not graded:");
      assertThat(kept).as("the node was killed in the middle").hasSizeBetween(1, SUBMISSIONS - 1);
      assertThat(results(out)).as("nothing is graded twice").containsAllEntriesOf(kept);
      assertThat(restarts(out)).as("parts that were started again").isPositive();
    }
    Path one = temp.resolve("one");
    assertThat(CommandLineRun.of("class", in, "--out", one, CommandLineRun.sandbox()).exitCode())
        .isZero();
    assertThat(QuickClass.untimed(out)).isEqualTo(QuickClass.untimed(one));
  }

  private static void waitForResults(Path out, int number) throws Exception {
    Path results = out.resolve("results");
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      out.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      boolean seen = false;
      while (results(out).size() < number) {
        if (!seen && Files.isDirectory(results)) {
          results.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
          seen = true;
          continue;
        }
        WatchKey key = watch.poll(5, TimeUnit.MINUTES);
        assertThat(key).as("results come").isNotNull();
        key.pollEvents();
        key.reset();
      }
    }
  }

  // Those that can't be read are looked at anew each time.
  private static Map<String, FileTime> results(Path out) throws IOException {
    Path results = out.resolve("results");
    Map<String, FileTime> times = new TreeMap<>();
    if (Files.isDirectory(results)) {
      try (Stream<Path> files = Files.list(results)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
          if (!Files.readString(file).contains("\"result\" : null")) {
            times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
          }
        }
      }
    }
    return times;
  }

  private static long restarts(Path out) throws IOException {
    try (Stream<Path> logs = Files.list(out.resolve("logs"))) {
      long restarts = 0;
      for (Path log : logs.filter(f -> f.toString().contains("part-")).toList()) {
        long starts =
            Files.readString(log).lines().filter(line -> line.startsWith("shard ")).count();
        restarts += Math.max(0, starts - 1);
      }
      return restarts;
    }
  }
}
