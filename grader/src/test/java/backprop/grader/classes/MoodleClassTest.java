package backprop.grader.classes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoodleClassTest {
  private static final long SEED = 20260616;

  @TempDir Path folder;

  private GeneratedClass write(Shape shape) throws IOException {
    return GeneratedClass.write(80, shape, folder, SEED, GeneratedClassTest.REPOSITORY);
  }

  @ParameterizedTest
  @EnumSource(names = {"MOODLE_ZIP", "MOODLE_FLAT"})
  void namesSurviveTheZip(Shape shape) throws IOException {
    GeneratedClass written = write(shape);
    Set<String> places = places(written);
    try (ZipFile zip = new ZipFile(written.path().toFile(), UTF_8)) {
      assertThat(Collections.list(zip.entries()).stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrderElementsOf(places);
    }
    for (HandIn handIn : written.handIns()) {
      Student student = handIn.student();
      assertThat(handIn.onDisk())
          .allMatch(
              place -> place.startsWith(student.moodleName() + "_" + student.participant() + "_"))
          .hasSize(handIn.onlineText().isEmpty() ? 1 : 2);
    }
    assertThat(places).anyMatch(place -> place.contains("_onlinetext"));
    assertThat(places.stream().anyMatch(place -> place.contains("_file/")))
        .isEqualTo(shape == Shape.MOODLE_ZIP);
  }

  private static Set<String> places(GeneratedClass written) {
    return written.handIns().stream()
        .flatMap(handIn -> handIn.onDisk().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void moodleCleansNames() {
    Student eve = new Student("Eve_\"<b>\"/:O'Hara & Ümit", "1", 2);
    assertThat(eve.moodleName()).isEqualTo("Eve bOHara  Ümit");
    assertThat(eve.fileName()).isEqualTo("Eve_\"<b>\":O'Hara & Ümit");
  }

  @Test
  void worksheetsHaveARowForEachParticipant() throws IOException {
    GeneratedClass written = write(Shape.MOODLE_FOLDER);
    List<Student> all = new ArrayList<>(written.absent());
    written.handIns().forEach(handIn -> all.add(handIn.student()));
    assertThat(written.worksheets()).hasSize(WorksheetDialect.values().length);
    for (WorksheetDialect dialect : WorksheetDialect.values()) {
      List<List<String>> rows = rows(dialect);
      List<String> header = rows.remove(0);
      int shift = dialect == WorksheetDialect.ENGLISH ? 0 : 1; // a column for the ID number
      assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(header));
      assertThat(rows)
          .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2 + shift))
          .containsExactlyInAnyOrderElementsOf(
              all.stream()
                  .map(s -> tuple(dialect.participant(s.participant()), s.name(), s.email()))
                  .toList());
      assertThat(rows)
          .filteredOn(row -> row.get(6 + shift).equals(dialect.text("No", "Nein")))
          .extracting(row -> row.get(1))
          .containsExactly(written.locked().name());
      assertThat(rows)
          .filteredOn(row -> !row.get(4 + shift).isEmpty())
          .extracting(row -> row.get(1), row -> row.get(4 + shift))
          .containsExactly(tuple(written.graded().name(), dialect.points(Worksheet.EARLIER_GRADE)));
      assertThat(rows)
          .filteredOn(row -> row.get(7 + shift).equals("-"))
          .hasSameSizeAs(written.absent());
    }
  }

  private List<List<String>> rows(WorksheetDialect dialect) throws IOException {
    String csv = Files.readString(folder.resolve(dialect.fileName()));
    assertThat(csv).startsWith("\ufeff").endsWith(dialect.lineEnd());
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(dialect.delimiter()).get();
    try (CSVParser parser = CSVParser.parse(csv.substring(1), format)) {
      return parser.stream().map(CSVRecord::toList).collect(Collectors.toList());
    }
  }

  @Test
  void unpackedZipHasTheSamePaths() throws IOException {
    GeneratedClass written = write(Shape.MOODLE_FOLDER);
    try (Stream<Path> files = Files.walk(written.path())) {
      Set<String> found =
          files
              .filter(Files::isRegularFile)
              .map(file -> written.path().relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(places(written)).containsAll(found);
      assertThat(found.size() + written.refused().size()).isEqualTo(places(written).size());
    }
  }
}
