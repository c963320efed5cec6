package backprop.grader.classes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.grader.common.Fault;
import backprop.grader.intake.AssignmentFiles;
import backprop.grader.intake.Submission;
import backprop.grader.intake.SubmissionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("full")
class GeneratedClassTest {
  static final Path REPOSITORY = Path.of("..");
  private static final long SEED = 20260615;

  @TempDir Path folder;

  private GeneratedClass write(int submissions, Shape shape, long seed) throws IOException {
    Path target = Files.createTempDirectory(folder, "class");
    return GeneratedClass.write(submissions, shape, target, seed, REPOSITORY);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLONES")
  void sameSeedGivesTheSameBytes(Shape shape) throws IOException {
    Map<String, List<Object>> first = content(write(25, shape, SEED));
    assertThat(content(write(25, shape, SEED))).isEqualTo(first);
    assertThat(content(write(25, shape, SEED + 1))).isNotEqualTo(first);
  }

  /** Returns bytes and time of each file, and the time of each folder. */
  private static Map<String, List<Object>> content(GeneratedClass written) throws IOException {
    Path root = written.path().getParent();
    Map<String, List<Object>> content = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        Object bytes = Files.isRegularFile(path) ? Files.readString(path, ISO_8859_1) : "folder";
        content.put(
            root.relativize(path).toString(), List.of(bytes, Files.getLastModifiedTime(path)));
      }
    }
    return content;
  }

  @Test
  void everythingOccursInAHundred() throws IOException {
    List<HandIn> all = write(100, Shape.FOLDER, SEED).handIns();
    assertThat(all).hasSize(100);
    assertThat(all).map(handIn -> handIn.last().kind()).contains(Kind.values());
    assertThat(all).map(handIn -> handIn.last().expected()).contains(Expected.values());
    assertThat(all).flatMap(HandIn::attempts).map(Attempt::format).contains(Format.values());
    assertThat(all).flatMap(HandIn::attempts).map(Attempt::packing).contains(Packing.values());
    assertThat(all).map(handIn -> handIn.student().name()).containsAll(Roster.ODD_NAMES);
    assertThat(all).filteredOn(handIn -> handIn.last().isLate()).hasSizeBetween(4, 30);
    assertThat(all).filteredOn(handIn -> handIn.attempts().size() > 1).hasSizeBetween(6, 35);
    assertThat(all).filteredOn(handIn -> handIn.last().hasOwnTests()).hasSizeBetween(15, 50);
  }

  @Test
  void twoStudentsHaveTheSameNameAndNothingElse() throws IOException {
    List<HandIn> all = write(100, Shape.FOLDER, SEED).handIns();
    Map<String, List<HandIn>> byName =
        all.stream().collect(Collectors.groupingBy(handIn -> handIn.student().name()));
    assertThat(byName).hasSize(99);
    assertThat(byName.get("Anna Schmidt"))
        .extracting(handIn -> handIn.student().participant())
        .doesNotHaveDuplicates();
    assertThat(all.stream().flatMap(handIn -> handIn.onDisk().stream())).doesNotHaveDuplicates();
  }

  @Test
  void attemptsFollowOneAnother() throws IOException {
    for (HandIn handIn : write(100, Shape.GROUPS, SEED).handIns()) {
      assertThat(handIn.students()).hasSizeBetween(3, 4);
      assertThat(handIn.onDisk()).hasSameSizeAs(handIn.attempts());
      assertThat(handIn.attempts())
          .extracting(Attempt::handedIn)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FOLDER", "GROUPS", "MOODLE_FOLDER"})
  void readableAttemptsAreReadAndBrokenOnesRefused(Shape shape) throws IOException {
    GeneratedClass written = write(60, shape, SEED);
    Set<String> editable = new Repository(REPOSITORY).solution().keySet();
    SubmissionReader reader = new SubmissionReader(new AssignmentFiles(editable, List.of()));
    for (HandIn handIn : written.handIns()) {
      for (int i = 0; i < handIn.attempts().size(); i++) {
        Attempt attempt = handIn.attempts().get(i);
        Path file = find(written, handIn.onDisk().get(i));
        if (file == null) {
          continue; // fileSystemTakesEveryName tells
        }
        if (attempt.expected() == Expected.UNREADABLE) {
          assertThatThrownBy(() -> reader.read(file)).as(handIn.line()).isInstanceOf(Fault.class);
        } else {
          Submission read = read(reader, file);
          Map<String, String> texts = new TreeMap<>(attempt.files());
          texts.keySet().retainAll(editable);
          assertThat(read.sources()).as(handIn.line()).containsAllEntriesOf(texts);
          assertThat(read.ownTests().isEmpty()).isNotEqualTo(attempt.hasOwnTests());
        }
      }
    }
  }

  private static Submission read(SubmissionReader reader, Path file) {
    try {
      return reader.read(file);
    } catch (Fault e) {
      throw new AssertionError(file + " is refused", e);
    }
  }

  /** Returns the file; null if the file system refused its name. */
  private static Path find(GeneratedClass written, String place) {
    try {
      Path file = written.path().resolve(place);
      return written.refused().isEmpty() || Files.exists(file) ? file : null;
    } catch (InvalidPathException e) {
      assertThat(written.refused()).isNotEmpty();
      return null;
    }
  }

  @Test
  void fileSystemTakesEveryName() throws IOException {
    GeneratedClass written = write(100, Shape.FOLDER, SEED);
    assumeTrue(
        written.refused().isEmpty(),
        () -> "not tried, for names that this file system refuses: " + written.refused());
    assertThat(written.handIns())
        .allSatisfy(
            handIn ->
                assertThat(handIn.onDisk()).map(written.path()::resolve).allMatch(Files::exists));
  }

  @Test
  void aFolderInUseIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "keep me");
    assertThatThrownBy(() -> GeneratedClass.write(1, Shape.FOLDER, folder, SEED, REPOSITORY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty folder");
    assertThat(folder.resolve("mine.txt")).hasContent("keep me");
  }
}
