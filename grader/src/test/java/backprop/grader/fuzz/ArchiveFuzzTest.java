package backprop.grader.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.Fault;
import backprop.grader.intake.AssignmentFiles;
import backprop.grader.intake.IntakeLimits;
import backprop.grader.intake.Submission;
import backprop.grader.intake.SubmissionReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes are handed in: they are read within the caps, or refused with one line. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ArchiveFuzzTest {
  private static final Map<String, String> GIVEN =
      Map.of("backprop/matrix/Matrices.java", "package backprop.matrix;\nclass Matrices {}\n");
  private static final Set<String> EDITABLE =
      Set.of("backprop/function/Softmax.java", "backprop/train/Trainer.java");

  /** Small enough to be reached by small inputs. */
  private static final IntakeLimits LIMITS =
      new IntakeLimits(60, 90, 1 << 18, 1 << 15, 1 << 17, 100, 1 << 20, 1 << 13, 200, 10, 5, 5);

  /** So much for any input: library objects, buffers, and every source text split into words. */
  private static final long BASE_BYTES = 3L << 20;

  private static final long BYTES_FOR_EACH_BYTE = 40;

  @TempDir private Path folder;
  private final Allocation allocation = new Allocation();
  private SubmissionReader reader;

  @BeforeEach
  void reads() throws Exception {
    AssignmentFiles assignment =
        new AssignmentFiles(new TreeSet<>(EDITABLE), new TreeSet<>(), GIVEN);
    reader = new SubmissionReader(assignment, LIMITS);
  }

  @Test
  void someArchivesAreReadOrRefused() throws Exception {
    check(Fuzz.SOME);
  }

  @Test
  @Tag("full")
  void allArchivesAreReadOrRefused() throws Exception {
    check(100_000);
  }

  private void check(int inputs) throws Exception {
    Set<Path> before = surroundings();
    Fuzz.check("archives", inputs, this::check);
    System.out.println("archives: " + allocation);
    assertThat(surroundings()).as("files written").isEqualTo(before);
  }

  private String check(Dice dice) throws Throwable {
    String name = dice.pick("a.zip", "a.tar.gz", "Softmax.java");
    byte[] bytes =
        switch (name) {
          case "a.zip" ->
              dice.oneIn(2) ? Mutation.of(HostileZip.draw(dice), dice) : HostileZip.draw(dice);
          case "a.tar.gz" -> HostileTar.draw(dice);
          default ->
              dice.oneIn(5)
                  ? raw(dice)
                  : HostileEntry.content("src/main/java/backprop/function/Softmax.java", dice);
        };
    name = dice.oneIn(50) ? "no-name" : name;
    String file = name;
    long unpacked = Math.min(LIMITS.totalBytes(), (long) bytes.length * LIMITS.ratio());
    long bound = BASE_BYTES + BYTES_FOR_EACH_BYTE * (bytes.length + unpacked);
    return allocation.atMost(bound, bytes.length + " bytes of " + file, () -> read(file, bytes));
  }

  private static byte[] raw(Dice dice) {
    String start =
        dice.pick("PK\3\4", "PK\5\6", "\u001f\u008b\b\0", "Rar!\u001a\7", "7z", "<html>", "");
    byte[] rest = dice.bytes(dice.mostlySmall(4_000));
    return new Little().bytes(start.getBytes(ISO_8859_1)).bytes(rest).toBytes();
  }

  private String read(String name, byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    try {
      Submission submission = reader.read(file);
      SubmissionRules.check(submission, LIMITS, EDITABLE);
      return "read";
    } catch (Fault e) {
      SubmissionRules.line(e.getMessage(), 2_000);
      assertThat(e.getMessage()).startsWith(name + ": ");
      return "refused: " + e.getMessage().substring(name.length() + 2).replaceAll("[;(,].*", "");
    } finally {
      Files.delete(file);
    }
  }

  /** What an entry's name could reach, if it were ever used as a path. */
  private Set<Path> surroundings() throws Exception {
    TreeSet<Path> all = new TreeSet<>();
    Path parent = folder.toAbsolutePath().getParent();
    for (Path place : List.of(folder, parent, parent.resolve(".."), Path.of("").toAbsolutePath())) {
      try (Stream<Path> files = Files.list(place)) {
        all.addAll(
            files
                .filter(f -> place.equals(folder) || f.toString().contains("escaped-by-fuzzing"))
                .collect(toCollection(TreeSet::new)));
      }
    }
    return all;
  }
}
