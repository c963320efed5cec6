package backprop.grader.fuzz;

import backprop.grader.common.Fault;
import backprop.grader.intake.AssignmentFiles;
import backprop.grader.intake.SubmissionReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the intake makes of an archive, under the limits in use. */
final class IntakeOutcome {
  /** A file that counts. */
  static final String TEXT = "package backprop.function;\nclass Softmax {}\n";

  private IntakeOutcome() {}

  /** Returns what was read, or the message, and checks what that took. */
  static String of(Path file, byte[] archive, int megabytes) throws Throwable {
    Files.write(file, archive);
    return new Allocation()
        .atMost((long) megabytes << 20, archive.length + " bytes", () -> read(file));
  }

  private static String read(Path file) {
    AssignmentFiles assignment =
        new AssignmentFiles(List.of("backprop/function/Softmax.java"), List.of());
    try {
      return "read " + new SubmissionReader(assignment).read(file).sources().keySet();
    } catch (Fault e) {
      return e.getMessage();
    }
  }
}
