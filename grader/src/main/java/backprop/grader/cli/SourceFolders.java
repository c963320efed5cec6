package backprop.grader.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import backprop.grader.batch.FileName;
import backprop.grader.common.Fault;
import backprop.grader.intake.Deliveries;
import backprop.grader.intake.Delivery;
import backprop.grader.intake.Submission;
import backprop.grader.intake.SubmissionReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Submissions as programs that look for copies want them: a folder for each student, with the
 * sources of the last attempt; the stubs as what all have in common; the solution and earlier years
 * as what nobody should have.
 *
 * @param stubs of the files that students edit
 * @param warnings is told what can't be read
 */
record SourceFolders(SubmissionReader reader, Path stubs, PrintWriter warnings) {

  private static final Comparator<Delivery> IN_TIME =
      Comparator.comparing(
              Delivery::handedIn, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparing(delivery -> delivery.name().length())
          .thenComparing(Delivery::name);

  /** Returns the files by path. */
  SortedMap<String, byte[]> of(Path submissions, List<Path> earlier) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    addClass(files, "submissions/", submissions);
    for (Path year : earlier) {
      addClass(files, "old/" + FileName.of(year.getFileName().toString()) + "-", year);
    }
    Path solution = Repository.root().resolve("solution");
    add(files, "old/solution/", reader.read(solution));
    for (String path : reader.read(solution).sources().keySet()) {
      files.put("base/" + path, Files.readAllBytes(stubs.resolve(path)));
    }
    return files;
  }

  private void addClass(SortedMap<String, byte[]> files, String prefix, Path path)
      throws IOException {
    try (Deliveries deliveries = Deliveries.at(path, ZoneOffset.UTC)) {
      SortedMap<String, Delivery> last = new TreeMap<>();
      for (Delivery delivery : deliveries.all()) {
        last.merge(delivery.owner(), delivery, BinaryOperator.maxBy(IN_TIME));
      }
      for (Delivery delivery : last.values()) {
        try {
          boolean named = delivery.moodlePrefix().isEmpty();
          String student = named ? delivery.owner() : delivery.ownerName() + " " + delivery.owner();
          add(files, prefix + FileName.of(student) + "/", delivery.source().read(reader));
        } catch (Fault e) {
          warnings.println("left out: " + e.getMessage());
        }
      }
    }
  }

  private static void add(SortedMap<String, byte[]> files, String folder, Submission submission) {
    submission.sources().forEach((path, text) -> files.put(folder + path, text.getBytes(UTF_8)));
  }
}
