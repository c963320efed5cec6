package backprop.grader.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.SampleClass;
import backprop.grader.course.Student;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class FeedbackZipTest {

  private static final Student ADA = SampleClass.student("Zoë Lovelace", 12);

  @Test
  void moodleFindsTheStudentByTheFolder() throws Exception {
    FeedbackZip zip = FeedbackZip.byFileNames(Map.of(ADA, "<p>Zoë</p>"));
    assertThat(zip.remarks()).isEmpty();
    assertThat(files(zip))
        .containsExactly(
            Map.entry("Zoë Lovelace_12_assignsubmission_file_/feedback.html", "<p>Zoë</p>"));
  }

  @Test
  void everyNameGivesAFolderWithTheNumberInItsPlace() throws Exception {
    Map<Student, String> pages = new HashMap<>();
    for (String name : SampleClass.HOSTILE_NAMES) {
      int number = pages.size();
      pages.put(new Student("" + number, name, name + "_" + number), "" + number);
    }
    pages.put(new Student("x", "x", "long ".repeat(99) + "_999"), "999");
    FeedbackZip zip = FeedbackZip.byFileNames(pages);
    assertThat(zip.remarks()).isEmpty();
    var files = files(zip);
    assertThat(files).hasSameSizeAs(pages);
    files.forEach(
        (name, page) -> {
          // As Moodle takes it apart.
          String[] parts = name.split("/");
          assertThat(parts).hasSize(2);
          assertThat(parts[0].getBytes(StandardCharsets.UTF_8).length).isLessThan(255);
          assertThat(parts[0]).doesNotContainPattern("[<>:\"\\\\|?*\\p{Cc}\\p{Cs}]");
          String[] info = parts[0].split("_", 5);
          assertThat(info[1]).isEqualTo(page);
          assertThat(info[2] + info[3]).isEqualTo("assignsubmissionfile");
          assertThat(info[4]).isEmpty();
        });
  }

  @Test
  void theSamePagesGiveTheSameBytesAnywhere() {
    Map<Student, String> pages = new LinkedHashMap<>();
    Map<Student, String> reversed = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      pages.put(SampleClass.student("Student", i), "page " + i);
      reversed.put(SampleClass.student("Student", 19 - i), "page " + (19 - i));
    }
    byte[] first = FeedbackZip.byFileNames(pages).bytes();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(FeedbackZip.byFileNames(reversed).bytes()).isEqualTo(first);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void whoMoodleDoesntKnowIsLeftOutAndNamed() throws Exception {
    var roster = new Student("7", "Bob", "");
    var odd = new Student("8", "Eve", "Default group");
    var double12 = new Student("9", "Zoë L", ADA.moodlePrefix());
    var zip = FeedbackZip.byFileNames(Map.of(ADA, "", roster, "", odd, "", double12, ""));
    assertThat(zip.remarks())
        .hasSize(3)
        .anySatisfy(remark -> assertThat(remark).startsWith("Bob: "))
        .anySatisfy(remark -> assertThat(remark).startsWith("Eve: "))
        .anySatisfy(remark -> assertThat(remark).startsWith("Zoë Lovelace: "));
    assertThat(files(zip)).hasSize(1);
  }

  @Test
  void withTheWorksheetEachMemberOfATeamGetsThePage() throws Exception {
    String text =
        "Identifier,Full name,Group,Grade\n"
            + "Participant 12,Ada,Team 6,\n"
            + "Participant 13,Bob,Team 7,\n"
            + "Participant 14,Eve,Team 7,\n";
    var sheet = Worksheet.of(text.getBytes(StandardCharsets.UTF_8), Map.of());
    var pages =
        Map.of(new Student("7", "Team 7", "Team 7_12"), "", new Student("8", "Dan", ""), "");
    var zip = FeedbackZip.byRows(new WorksheetMatch(sheet, pages.keySet()), pages);
    assertThat(zip.remarks())
        .containsExactly("Dan: no page for Moodle, since they have no row in the worksheet.");
    assertThat(files(zip))
        .containsOnlyKeys(
            "Bob_13_assignsubmission_file_/feedback.html",
            "Eve_14_assignsubmission_file_/feedback.html");
  }

  private static Map<String, String> files(FeedbackZip feedback) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(feedback.bytes()))) {
      for (ZipEntry file; (file = zip.getNextEntry()) != null; ) {
        files.put(file.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
