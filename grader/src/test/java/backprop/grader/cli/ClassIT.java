package backprop.grader.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code grade class} as an instructor sees it. */
class ClassIT {

  private static final int SEED = 7;

  // All that is handed in, for 6 points: what isn't written is graded at once.
  private static final String SIGMOID = "solution/src/main/java/backprop/function/Sigmoid.java";

  @TempDir private static Path graded;

  @TempDir private Path temp;
  private Path in;
  private Path out;

  /** Grades Ada and Bob once; each test goes on with a copy. */
  @BeforeAll
  static void gradeTwo() throws IOException {
    ClassIT first = new ClassIT();
    first.in = Files.createDirectories(graded.resolve("in"));
    first.out = graded.resolve("out");
    first.handIn("ada", text -> text);
    first.handIn("bob", text -> text.replace("1 - s", "1 + s"));
    CommandLineRun run = first.grade();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("2 submissions: 2 to grade, 0 known, 0 unreadable");
    assertThat(run.out()).contains("total   median");
  }

  @BeforeEach
  void copyFolders() throws IOException {
    in = temp.resolve("all that came in");
    out = temp.resolve("results of March");
    FileUtils.copyDirectory(graded.resolve("in").toFile(), in.toFile());
    FileUtils.copyDirectory(graded.resolve("out").toFile(), out.toFile());
  }

  @Test
  void gradesWhatIsNewOrChangedAndNothingElse() throws IOException {
    assertThat(total("ada")).isEqualTo(6);
    assertThat(student("bob").get("score").asDouble()).isEqualTo(4);
    CommandLineRun second = grade();
    assertThat(second.exitCode()).isZero();
    assertThat(second.err()).contains("0 to grade, 2 known").doesNotContain("submissions run in");
    SortedMap<String, String> files = files();
    assertThat(files)
        .containsKeys("gradebook.csv", "class.json", "unnamed.csv", "index.html")
        .containsKey("source.json")
        .hasSize(6 + 3 * 2 + 1);
    assertThat(grade().err()).contains("0 to grade, 2 known");
    assertThat(files()).isEqualTo(files);

    Path course = Files.createDirectories(temp.resolve("course"));
    Files.writeString(
        course.resolve("assignment.yml"), "tasks:\n  - id: \"1\"\n    parts: {\"1.2\": 12}\n");
    assertThat(grade("--course", course.toString()).err()).contains("0 to grade, 2 known");
    assertThat(total("ada")).as("points change, and nobody is graded again").isEqualTo(16);
    assertThat(student("bob").get("score").asDouble()).isEqualTo(4);

    handIn("bob", text -> text);
    assertThat(grade("--jobs", "1").err()).contains("1 to grade, 1 known");
    assertThat(total("bob")).isEqualTo(6);
    Files.delete(in.resolve("ada.zip"));
    assertThat(grade().err()).contains("1 submissions: 0 to grade, 1 known");
    assertThat(Files.readString(out.resolve("gradebook.csv"))).doesNotContain("ada");
  }

  @Test
  void aStudentsQuestionIsAnsweredFromTheClassAlone() throws IOException {
    grade();
    CommandLineRun part = CommandLineRun.of("explain", "Bob", "1.2", "--class", out);
    assertThat(part.exitCode()).as(part.err()).isZero();
    assertThat(part.out())
        .contains("bob.zip   seed " + SEED, "Task 1.2   0 of 2 points")
        .doesNotContain("Task 1.1");
    assertThat(CommandLineRun.of("explain", "bob", "b2", "--class", out).out())
        .contains("Task B2.1   0 of 9 points", "no tests of your own yet");
    String test = "SigmoidTest.gradientHasKnown";
    assertThat(CommandLineRun.of("explain", "bob", test, "--class", out).out())
        .contains("bob.zip   seed " + SEED, "Task 1.2, failed");
    assertThat(CommandLineRun.of("bob", "--class", out, "--tests", test).out())
        .contains("seed " + SEED, "Task 1.2");
    assertUsage("nobody in " + out, "explain", "eve", "1.2", "--class", out);
    assertUsage("several are called b", "explain", "b", "1.2", "--class", twoCalledB());
    Files.move(in, temp.resolve("elsewhere"));
    assertUsage("which is gone; run grade class", "explain", "bob", test, "--class", out);
    in = temp.resolve("elsewhere");
    assertThat(grade().err()).contains("0 to grade, 2 known");
    assertThat(CommandLineRun.of("explain", "bob", test, "--class", out).exitCode()).isZero();
  }

  @Test
  void whatStaffDecidedIsSaidWhereverAStudentIsAskedAbout() throws IOException {
    Path course = Files.createDirectories(temp.resolve("course"));
    Files.writeString(
        course.resolve("overrides.csv"),
        """
        student,task,points,reason,by
        bob,1.2,1.5,only a sign,KM
        bob,2,stays,as it says,LW
        eve,3,7,by mail,KM
        """);
    Files.writeString(in.resolve("eve.zip"), "no zip");
    grade("--course", course.toString());
    String changed = "Looked at by KM: Task 1.2 has 1.50 instead of 0 points: only a sign\n";
    String stays = "Looked at by LW: Task 2 stays at ";
    String test = "SigmoidTest.gradientHasKnown";
    assertThat(CommandLineRun.of("explain", "bob", "1.2", "--class", out).out())
        .contains(changed)
        .doesNotContain(stays);
    assertThat(CommandLineRun.of("explain", "bob", "2.1", "--class", out).out()).contains(stays);
    assertThat(CommandLineRun.of("explain", "bob.zip", test, "--class", out).out())
        .contains(changed);
    assertThat(CommandLineRun.of("bob", "--class", out, "--tests", test).out())
        .contains(changed, stays);
    assertThat(CommandLineRun.of("ada", "--class", out, "--tests", test).out())
        .doesNotContain("Looked at");
    CommandLineRun unreadable = CommandLineRun.of("explain", "eve", "3.1", "--class", out);
    assertThat(unreadable.exitCode()).isEqualTo(2);
    assertThat(unreadable.err()).contains("Looked at by KM: Task 3 has 7");
  }

  private Path twoCalledB() throws IOException {
    Path other = Files.createDirectories(temp.resolve("other"));
    for (String file : new String[] {"source.json", "class.json"}) {
      String text = Files.readString(out.resolve(file));
      Files.writeString(
          other.resolve(file), text.replaceAll("\"name\" : \"\\w+\"", "\"name\" : \"bx\""));
    }
    return other;
  }

  @Test
  void onlyWhoIsNamedIsGraded() throws IOException {
    handIn("cleo", text -> text);
    assertThat(grade("--only", "ada").err()).contains("0 to grade, 2 known", "1 left as they are");
    assertThat(student("cleo").get("standing").asString()).isEqualTo("UNGRADED");
    CommandLineRun stale = gradeWithSeed(8, "--only", "bob.zip");
    assertThat(stale.err()).contains("1 to grade, 0 known");
    assertThat(stale.out().replaceAll("\\s+", " "))
        .contains("left as they were graded before: ada");
    assertThat(total("ada")).isEqualTo(6);
    assertThat(gradeWithSeed(8, "--again", "bob").err()).contains("3 to grade, 0 known");
    assertUsage("--only: nobody is called eve", "class", in, "--out", out, "--only", "eve");
  }

  @Test
  void saysInOneLineWhatToDoAboutBadInput() throws IOException {
    FileUtils.cleanDirectory(in.toFile());
    FileUtils.deleteDirectory(out.toFile());
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

  @Test
  void aWorksheetOfAnotherAssignmentIsRefused() throws IOException {
    Path moodle = temp.resolve("moodle");
    Files.createDirectories(moodle.resolve("Ada Lovelace_123_assignsubmission_file_"));
    Path sheet =
        Files.writeString(
            temp.resolve("Grades.csv"),
            "Identifier,Full name,Grade,Last modified (grade)\nParticipant 9,Ada Lovelace,,-\n");
    assertUsage("another assignment's", "class", moodle, "--out", out, "--worksheet", sheet);
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
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("Sigmoid.java"));
    zip.write(
        edit.of(Files.readString(CommandLineRun.repository().resolve(SIGMOID))).getBytes(UTF_8));
    zip.finish();
  }

  private CommandLineRun grade(Object... more) {
    return gradeWithSeed(SEED, more);
  }

  private CommandLineRun gradeWithSeed(int seed, Object... more) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of("class", in, "--out", out, CommandLineRun.sandbox(), "--seed", seed),
                Stream.of(more))
            .toArray());
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
    return FileTree.texts(out);
  }
}
