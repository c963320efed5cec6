package backprop.grader.sandbox;

import backprop.grader.worker.WorkerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The sandboxes that work on this computer, and what they run in these tests. */
final class Here {

  private Here() {}

  static Path worker() {
    return location(WorkerMain.class);
  }

  static Path tests() {
    return location(Here.class);
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a self-test of children that run on the JDK, for which nothing has to be made. */
  static SelfTest selfTest(Path... secrets) {
    return new SelfTest(ChildProgram.thisJava(), worker(), List.of(secrets));
  }

  /** Returns a sandbox by its option; aborts the test if it can't work here. */
  static Sandbox open(String option, Path... privateFolders) {
    try {
      return Sandboxes.of(List.of(privateFolders), selfTest()).choose(option, false).sandbox();
    } catch (IOException e) {
      // Broken promises are no reason to skip a test.
      Assumptions.assumeTrue(
          e.getMessage().contains("self-test failed"), "skipped: " + e.getMessage());
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a program of these tests. */
  static ChildProgram program(Class<?> main, String... arguments) {
    return new ChildProgram(
        ChildProgram.thisJava(),
        List.of(tests()),
        main.getName(),
        List.of(arguments),
        List.of(),
        64,
        60);
  }
}
