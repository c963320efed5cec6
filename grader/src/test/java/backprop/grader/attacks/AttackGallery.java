package backprop.grader.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import backprop.grader.grading.Grader;
import backprop.grader.grading.Installation;
import backprop.grader.result.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Lets attacks loose on one warm grader for each backend, one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AttackGallery {

  private final List<String> table = new ArrayList<>();
  private final ExecutorService grading =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "attack");
            thread.setDaemon(true);
            return thread;
          });

  @TempDir private static Path folder;

  private Trap trap;
  private Grader grader;
  private boolean limited;
  private Set<ProcessHandle> before;

  @BeforeAll
  void plant() throws IOException {
    trap = new Trap(folder, Installation.locate().home());
  }

  @AfterAll
  void remove() throws IOException {
    trap.close();
    grading.shutdownNow();
  }

  private void writeTable() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| attack | backend | outcome | seconds |");
    lines.add("|---|---|---|---|");
    lines.addAll(table);
    Files.write(Path.of("target", tableName() + ".md"), lines);
  }

  abstract String tableName();

  /**
   * Returns the tests: every attack that may be let loose in a backend. {@code -Dattacks=forge/}
   * picks some by the start of their names.
   */
  DynamicContainer tests(Backend backend, Predicate<Attack> wanted) {
    String start = System.getProperty("attacks", "");
    Stream<DynamicTest> attacks =
        Attack.all().stream()
            .filter(wanted)
            .filter(attack -> attack.id().startsWith(start) && attack.runsIn(backend))
            .map(attack -> test(attack, backend));
    return dynamicContainer(
        backend.option(),
        Stream.of(
                Stream.of(
                    dynamicTest("opens", () -> open(backend)),
                    dynamicTest("has the limits that floods need", () -> floods(backend))),
                attacks,
                Stream.of(dynamicTest("leaves nothing behind", this::close)))
            .flatMap(tests -> tests));
  }

  /** Before anything is flooded in it: whether the system's limits hold for a submission. */
  private void floods(Backend backend) throws Exception {
    assumeTrue(grader != null, backend.option() + " doesn't work here");
    limited = backend != Backend.PLAIN && new LimitsProbe(grader, trap).holds();
    assertThat(limited).as("the limits hold").isEqualTo(backend != Backend.PLAIN);
  }

  private DynamicTest test(Attack attack, Backend backend) {
    return dynamicTest(
        attack.id(),
        () -> {
          assumeTrue(grader != null, backend.option() + " doesn't work here");
          assumeTrue(attack.runsIn().isEmpty() || limited, "no limits");
          AttackRun run = new AttackRun(attack, backend, trap);
          try {
            inTime(2 * attack.expect().seconds(), () -> run.check(grader));
            inTime(60, this::gradesOn);
          } catch (Throwable t) {
            reopen(backend);
            throw t;
          } finally {
            table.add(run.row());
            writeTable();
          }
        });
  }

  private interface Step {
    void run() throws Exception;
  }

  private void inTime(int seconds, Step step) throws Throwable {
    var done =
        grading.submit(
            () -> {
              step.run();
              return null;
            });
    try {
      done.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private void open(Backend backend) throws IOException {
    grader = null;
    limited = false;
    assumeTrue(backend.works(), backend.option() + " doesn't work here");
    before = ProcessHandle.current().descendants().collect(Collectors.toSet());
    grader = backend.open();
  }

  private void reopen(Backend backend) throws IOException {
    Grader former = grader;
    grader = backend.open();
    grading.submit(
        () -> {
          former.close(); // It may hang.
          return null;
        });
  }

  private void gradesOn() throws Exception {
    for (TaskResult task :
        grader
            .grade(HostileSubmission.solution(), null, name -> name.startsWith("SigmoidTest"))
            .tasks()) {
      if (task.id().equals("1")) {
        assertThat(task.score()).as("points of an honest submission afterwards").isEqualTo(6);
      }
    }
  }

  private static boolean isHidden(String test) {
    return !test.startsWith("OwnTests.");
  }

  private void close() throws Exception {
    assumeTrue(grader != null, "not opened");
    assertThat(grader.grade(HostileSubmission.solution(), null, AttackGallery::isHidden).score())
        .as("points of the reference at the end")
        .isEqualTo(100);
    grader.close();
    List<ProcessHandle> left =
        ProcessHandle.current().descendants().filter(p -> !before.contains(p)).toList();
    for (ProcessHandle process : left) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }
}
