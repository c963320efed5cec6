package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code grade class} as an instructor sees it. */
class ClassIT {

  @TempDir private Path temp;
  private Path in;
  private Path out;

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectories(temp.resolve("all that came in"));
    out = temp.resolve("results of March");
  }

  @Test
  void gradesWhatIsNewOrChangedAndNothingElse() throws IOException {
    handIn("ada", text -> text);
    handIn("bob", text -> text.replace("1 - s", "1 + s"));
    CommandLineRun first = grade();
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).contains("2 submissions: 2 to grade, 0 known, 0 unreadable");
    assertThat(first.out()).contains("total   median");
    SortedMap<String, String> files = files();
    assertThat(files)
        .containsKeys("gradebook.csv", "class.json", "index.html")
        .hasSize(3 + 3 * 2 + 1);
    assertThat(total("ada")).isEqualTo(100);
    assertThat(student("bob").get("score").asDouble()).isEqualTo(98);

    CommandLineRun second = grade();
    assertThat(second.exitCode()).isZero();
    assertThat(second.err()).contains("0 to grade, 2 known").doesNotContain("submissions run in");
    assertThat(files()).isEqualTo(files);

    handIn("bob", text -> text);
    assertThat(grade("--jobs", "1").err()).contains("1 to grade, 1 known");
    assertThat(total("bob")).isEqualTo(100);
    Files.delete(in.resolve("ada.zip"));
    assertThat(grade().err()).contains("1 submissions: 0 to grade, 1 known");
    assertThat(Files.readString(out.resolve("gradebook.csv"))).doesNotContain("ada");
  }

  @Test
  void oneBadSubmissionNeverStopsTheOthers() throws IOException {
    handIn("ada", text -> text);
    Files.write(in.resolve("bob.zip"), new byte[] {'P', 'K', 3, 4, 1});
    Files.writeString(in.resolve("eve.rar"), "Rar!\u001a\u0007");
    Files.writeString(in.resolve("notes.txt"), "call Bob");
    CommandLineRun run = grade();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("2 unreadable", "bob.zip: the archive is damaged", "not submissions: notes.txt");
    assertThat(total("ada")).isEqualTo(100);
    assertThat(student("bob").get("standing").asString()).isEqualTo("UNREADABLE");
  }

  @Test
  void aCoursesRulesAndListsCountAndSurviveARegrade() throws IOException {
    Path course = Files.createDirectories(temp.resolve("course"));
    String rules = Files.readString(Path.of("src/main/resources/assignment.yml"));
    Files.writeString(
        course.resolve("assignment.yml"),
        rules
            .replace("due: null", "due: 2026-06-15 23:59")
            .replace("timeZone: UTC", "timeZone: Europe/Berlin")
            .replace("penaltyPerDay: 0", "penaltyPerDay: 10")
            .replace("paper: 0", "paper: 50")
            .replace("kind: points", "kind: 1-6"));
    Files.writeString(course.resolve("roster.csv"), "id,name\nada,Ada Lovelace\nzoe,Zoë Zu Spät\n");
    Files.writeString(course.resolve("paper.csv"), "student;q1;q2\nAda Lovelace;20,5;20\n");
    Files.writeString(course.resolve("extensions.csv"), "student,due\nbob,2026-07-01 12:00\n");
    Files.writeString(
        course.resolve("overrides.csv"),
        "student,task,points,reason,by\nada,3,10,\"told us, how\",TA\nnobody,3,1,x,y\n");
    for (String name : List.of("ada", "bob")) {
      handIn(name, text -> text);
      Files.setLastModifiedTime(
          in.resolve(name + ".zip"), FileTime.from(Instant.parse("2026-06-17T08:00:00Z")));
    }
    CommandLineRun run = grade("--jobs", "1", "--course", course);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("overrides.csv: nobody is called nobody");
    // 96 of tasks 1 to 7 and 15 of bonus fill up to 100; two started days; 40.5 on paper.
    assertThat(total("ada")).isEqualTo(100 - 20 + 40.5);
    assertThat(total("bob")).isEqualTo(100);
    assertThat(student("ada").get("grade").asString()).isEqualTo("5.25");
    assertThat(student("zoe").get("standing").asString()).isEqualTo("MISSING");
    JsonNode correction = student("ada").get("tasks").get(2).get("correction");
    assertThat(correction.get("graded").asDouble()).isEqualTo(14);
    assertThat(correction.get("reason").asString()).isEqualTo("told us, how");

    assertThat(grade("--jobs", "1", "--course", course, "--seed", "7").err())
        .contains("2 to grade, 0 known");
    assertThat(total("ada")).isEqualTo(100 - 20 + 40.5);
  }

  @Test
  void moodlesDownloadGoesInAndItsWorksheetComesOutFilledIn() throws IOException {
    Path zip = temp.resolve("download.zip");
    try (ZipOutputStream moodle = new ZipOutputStream(Files.newOutputStream(zip))) {
      moodle.putNextEntry(new ZipEntry("Ada Lovelace_123_assignsubmission_file_/submission.zip"));
      zip(moodle, text -> text);
      moodle.putNextEntry(new ZipEntry("Bob Müller_77_assignsubmission_onlinetext_/t.html"));
      moodle.write('x');
    }
    String sheet =
        "\ufeffIdentifier,Full name,Status,Grade,Maximum Grade,Grade can be changed,"
            + "Last modified (submission),Last modified (grade),Feedback comments\r\n"
            + "Participant 123,\"Ada Lovelace\",Submitted,,100.00,Yes,"
            + "\"Monday, 1 December 2025, 11:59 PM\",-,\r\n"
            + "Participant 77,Bob Müller,No submission,,100.00,Yes,-,-,";
    Path worksheet = Files.writeString(temp.resolve("Grades.csv"), sheet);
    CommandLineRun run =
        CommandLineRun.of("class", zip, "--out", out, "--worksheet", worksheet, "--jobs", "1");
    assertThat(run.exitCode()).as(run.err()).isZero();
    String filled = Files.readString(out.resolve("worksheet.csv"));
    assertThat(filled).contains("Submitted,100.00,100.00,Yes").endsWith("Yes,-,-,");
    assertThat(Files.readString(worksheet)).isEqualTo(sheet);
    Path another = Files.writeString(temp.resolve("Another.csv"), sheet.replace("nt 123", "nt 9"));
    assertUsage("another assignment's", "class", zip, "--out", out, "--worksheet", another);
    assertThat(Files.size(out.resolve("feedback.zip"))).isPositive();
  }

  @Test
  void saysInOneLineWhatToDoAboutBadInput() throws IOException {
    assertUsage("no such file or folder", "class", in.resolve("gone"), "--out", out);
    assertUsage("no submissions in it", "class", in, "--out", out);
    assertUsage("looks like one submission", "class", CommandLineRun.repository(), "--out", out);
    handIn("ada", text -> text);
    assertUsage("outside", "class", in, "--out", in.resolve("results"));
    assertUsage("--jobs", "class", in, "--out", out, "--jobs", "0");
    assertUsage("no such folder", "class", in, "--out", out, "--course", in.resolve("gone"));
    Path course = Files.createDirectories(temp.resolve("course"));
    Files.writeString(course.resolve("extension.csv"), "student,due\n");
    assertUsage("not a file of a course", "class", in, "--out", out, "--course", course);
    Path file = Files.writeString(temp.resolve("a file"), "");
    assertUsage("can't write to", "class", in, "--out", file);
    assertUsage("worksheet", "class", in, "--out", out, "--worksheet", file);
    assertThat(Files.exists(out)).as("nothing is left behind").isFalse();
  }

  private static void assertUsage(String message, Object... args) {
    CommandLineRun run = CommandLineRun.of(args);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
  }

  private interface Edit {
    String of(String sigmoid);
  }

  private void handIn(String name, Edit edit) throws IOException {
    try (OutputStream file = Files.newOutputStream(in.resolve(name + ".zip"))) {
      zip(file, edit);
    }
  }

  private static void zip(OutputStream out, Edit edit) throws IOException {
    Path sources = CommandLineRun.repository().resolve("solution/src/main/java");
    ZipOutputStream zip = new ZipOutputStream(out);
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(sources.relativize(file).toString().replace('\\', '/')));
        String text = Files.readString(file);
        boolean edited = file.endsWith("Sigmoid.java");
        zip.write(
            (edited ? edit.of(text) : text).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    zip.finish();
  }

  private CommandLineRun grade(Object... more) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("class", in, "--out", out), Stream.of(more)).toArray());
  }

  private double total(String id) throws IOException {
    return student(id).get("total").asDouble();
  }

  private JsonNode student(String id) throws IOException {
    JsonNode book = new JsonMapper().readTree(Files.readString(out.resolve("class.json")));
    for (JsonNode entry : book.get("students")) {
      if (entry.get("student").get("id").asString().equals(id)) {
        return entry;
      }
    }
    throw new AssertionError("no student " + id + " in " + book);
  }

  private SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            out.relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }
}
