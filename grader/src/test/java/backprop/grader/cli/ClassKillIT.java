package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.batch.FileName;
import backprop.grader.batch.ResultStore;
import backprop.grader.classes.GeneratedClass;
import backprop.grader.classes.HandIn;
import backprop.grader.classes.Shape;
import backprop.grader.course.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The grading of a class is killed again and again, at random moments, and gone on with. */
@Tag("full")
class ClassKillIT {

  private static final int KILLS = Integer.getInteger("backprop.kills", 20);
  private static final long SEED = Long.getLong("backprop.kills.seed", 1);
  private static final int SUBMISSIONS = 14;

  @TempDir private Path temp;
  private Path submissions;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void killedAndResumedTheGradebookIsTheSame() throws Exception {
    submissions = quickOnes();
    Path undisturbed = temp.resolve("undisturbed");
    long started = System.nanoTime();
    assertThat(wait(start(undisturbed))).isZero();
    final int usualMillis = (int) ((System.nanoTime() - started) / 1_000_000);
    final String expected = gradebook(undisturbed);

    Random random = new Random(SEED);
    int kills = 0;
    int finished = 0;
    while (kills < KILLS) {
      Path out = temp.resolve("killed-" + finished);
      for (boolean ended = false; !ended; ) {
        final Map<String, FileTime> kept = graded(out);
        Process grader = start(out);
        // The parts that are done shorten the next run, so its end is reached, too.
        int millis = random.nextInt(usualMillis * 2 / 3);
        ended = grader.waitFor(millis, TimeUnit.MILLISECONDS);
        if (ended) {
          assertThat(grader.exitValue()).as("exit code, seed %d, kill %d", SEED, kills).isZero();
        } else {
          kill(grader);
          kills++;
        }
        assertThat(graded(out))
            .as("results are neither lost nor made twice, seed %d, kill %d", SEED, kills)
            .containsAllEntriesOf(kept);
      }
      finished++;
      assertThat(gradebook(out)).as("gradebook after kills, seed %d", SEED).isEqualTo(expected);
      assertThat(drafts(out)).as("drafts left behind, seed %d", SEED).isEmpty();
    }
    System.out.printf("%d kills, %d whole gradings between them, seed %d%n", kills, finished, SEED);
    try (Stream<Path> left = Files.list(temp.resolve("temporary"))) {
      assertThat(left).as("temporary files left behind").isEmpty();
    }
  }

  // Students' own tests would take most of the time and change nothing here.
  private Path quickOnes() throws IOException {
    Path folder = temp.resolve("class");
    GeneratedClass all =
        GeneratedClass.write(SUBMISSIONS, Shape.FOLDER, folder, SEED, CommandLineRun.repository());
    for (HandIn handIn : all.handIns()) {
      for (int i = 0; i < handIn.attempts().size(); i++) {
        Path place = all.path().resolve(handIn.onDisk().get(i));
        if (handIn.attempts().get(i).hasOwnTests() && Files.isRegularFile(place)) {
          Files.delete(place);
        }
      }
    }
    return all.path();
  }

  private Process start(Path out) throws IOException {
    String home = System.getProperty("backprop.grader.home");
    // Children become other users, who have to get there, or else another folder is chosen.
    temp.toFile().setExecutable(true, false);
    Files.createDirectories(temp.resolve("temporary"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temp.resolve("temporary"),
            "-cp",
            Path.of(home, "lib").toAbsolutePath() + "/*",
            Main.class.getName(),
            "class",
            submissions.toString(),
            "--out",
            out.toString(),
            CommandLineRun.sandbox())
        .redirectOutput(temp.resolve("output.txt").toFile())
        .redirectError(temp.resolve("errors.txt").toFile())
        .start();
  }

  // What it started has to end with it.
  private static void kill(Process grader) throws Exception {
    List<ProcessHandle> children = grader.descendants().toList();
    grader.destroyForcibly().waitFor();
    List<CompletableFuture<ProcessHandle>> ends = new ArrayList<>();
    children.forEach(child -> ends.add(child.onExit()));
    try {
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      List<String> alive =
          children.stream().filter(ProcessHandle::isAlive).map(c -> c.info().toString()).toList();
      throw new AssertionError("processes outlive the grader: " + alive, e);
    }
  }

  private static int wait(Process grader) throws InterruptedException {
    assertThat(grader.waitFor(20, TimeUnit.MINUTES)).as("ends").isTrue();
    return grader.exitValue();
  }

  // Those that can't be read are looked at anew each time.
  private static Map<String, FileTime> graded(Path out) throws IOException {
    Map<String, FileTime> graded = new TreeMap<>();
    for (StoredResult stored : new ResultStore(out).all()) {
      if (stored.isGraded()) {
        Path file = out.resolve("results").resolve(FileName.of(stored.submission()) + ".json");
        graded.put(stored.submission(), Files.getLastModifiedTime(file));
      }
    }
    return graded;
  }

  private static List<Path> drafts(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(f -> f.toString().matches(".*\\.tmp")).toList();
    }
  }

  private static String gradebook(Path out) throws IOException {
    return Files.readString(out.resolve("gradebook.csv"))
        + Files.readString(out.resolve("class.json"));
  }
}
