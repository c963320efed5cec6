package backprop.grader.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.grader.classes.Attempt;
import backprop.grader.classes.Expected;
import backprop.grader.classes.GeneratedClass;
import backprop.grader.classes.HandIn;
import backprop.grader.classes.Shape;
import backprop.grader.classes.Student;
import backprop.grader.common.Fault;
import backprop.grader.course.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that a whole class handed in is found, in whatever shape it comes. */
@Tag("full")
class GeneratedDeliveriesTest {

  private static final long SEED = 20260618;
  private static final SubmissionReader READER =
      new SubmissionReader(new AssignmentFiles(Course.standard().assignment().files(), List.of()));

  @TempDir private Path folder;

  private GeneratedClass write(Shape shape) throws IOException {
    GeneratedClass written = GeneratedClass.write(40, shape, folder, SEED, Path.of(".."));
    assumeTrue(written.refused().isEmpty(), () -> "refused names: " + written.refused());
    return written;
  }

  @ParameterizedTest
  @EnumSource(names = {"FOLDER", "GROUPS"})
  void everyAttemptIsFoundWithItsOwnerAndTime(Shape shape) throws IOException {
    GeneratedClass written = write(shape);
    try (Deliveries deliveries = Deliveries.at(written.path(), ZoneOffset.UTC)) {
      Map<String, Delivery> byName = byName(deliveries);
      for (HandIn handIn : written.handIns()) {
        assertThat(byName).as(handIn.line()).containsKeys(handIn.onDisk().toArray(String[]::new));
        List<Delivery> own = handIn.onDisk().stream().map(byName::remove).toList();
        assertThat(own.stream().map(Delivery::owner).distinct()).as(handIn.line()).hasSize(1);
        for (int i = 0; i < own.size(); i++) {
          Attempt attempt = handIn.attempts().get(i);
          assertThat(own.get(i).handedIn()).as(handIn.line()).isEqualTo(attempt.handedIn());
          assertIsReadAsExpected(own.get(i), attempt);
        }
        String number = handIn.student().matriculation();
        assertThat(own.get(0).owner())
            .as(handIn.line())
            .startsWith(shape == Shape.GROUPS ? number : handIn.student().fileName());
      }
      assertThat(byName).isEmpty();
      assertThat(deliveries.remarks()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FOLDER", "GROUPS"})
  void differentOwnersAreNeverTakenForOne(Shape shape) throws IOException {
    GeneratedClass written = write(shape);
    try (Deliveries deliveries = Deliveries.at(written.path(), ZoneOffset.UTC)) {
      assertThat(deliveries.all().stream().map(Delivery::owner).distinct())
          .hasSize(written.handIns().size());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MOODLE_ZIP", "MOODLE_FLAT", "MOODLE_FOLDER"})
  void everyStudentOfMoodleIsFoundByTheirNumber(Shape shape) throws IOException {
    GeneratedClass written = write(shape);
    try (Deliveries deliveries = Deliveries.at(written.path(), ZoneOffset.UTC)) {
      assertThat(deliveries.all()).hasSameSizeAs(written.handIns());
      Map<String, Delivery> byOwner =
          deliveries.all().stream().collect(Collectors.toMap(Delivery::owner, d -> d));
      for (HandIn handIn : written.handIns()) {
        Student student = handIn.student();
        Delivery own = byOwner.get("" + student.participant());
        assertThat(own).as(handIn.line()).isNotNull();
        assertThat(own.handedIn()).as("only the worksheet knows").isNull();
        assertThat(handIn.onDisk().get(0)).startsWith(own.moodlePrefix() + "_assignsubmission_");
        assertIsReadAsExpected(own, handIn.last());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "CLONES")
  void everyCloneIsFoundAndTellsNoTime(Shape shape) throws IOException {
    assumeTrue(gitIsThere(), "no git here");
    GeneratedClass written = GeneratedClass.write(6, shape, folder, SEED, Path.of(".."));
    try (Deliveries deliveries = Deliveries.at(written.path(), ZoneOffset.UTC)) {
      Map<String, Delivery> byName = byName(deliveries);
      for (HandIn handIn : written.handIns()) {
        Delivery own = byName.remove(handIn.onDisk().get(0));
        assertThat(own.owner()).isEqualTo(own.name());
        assertThat(own.handedIn()).isNull();
        assertIsReadAsExpected(own, handIn.last());
      }
      assertThat(byName).isEmpty();
    }
  }

  private static Map<String, Delivery> byName(Deliveries deliveries) {
    return deliveries.all().stream().collect(Collectors.toMap(Delivery::name, d -> d));
  }

  private static void assertIsReadAsExpected(Delivery delivery, Attempt attempt) {
    boolean isReadable = true;
    try {
      assertThat(delivery.source().read(READER).name()).isNotEmpty();
    } catch (Fault e) {
      isReadable = false;
    }
    assertThat(isReadable)
        .as(delivery.name() + ": " + attempt.what())
        .isEqualTo(attempt.expected() != Expected.UNREADABLE);
  }

  private static boolean gitIsThere() throws IOException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      return false;
    }
  }
}
