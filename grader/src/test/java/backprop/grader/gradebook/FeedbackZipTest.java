package backprop.grader.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class FeedbackZipTest {

  private static final Entry ADA = SampleClass.graded(SampleClass.student("Zoë Lovelace", 12), 1);

  @Test
  void moodleFindsTheStudentByTheFolder() throws Exception {
    var out = new ByteArrayOutputStream();
    assertThat(FeedbackZip.write(List.of(ADA), entry -> "<p>Zoë</p>", out)).isEmpty();
    assertThat(files(out))
        .containsExactly(
            Map.entry("Zoë Lovelace_12_assignsubmission_file_/feedback.html", "<p>Zoë</p>"));
  }

  @Test
  void everyNameGivesAFolderWithTheNumberInItsPlace() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (String name : SampleClass.HOSTILE_NAMES) {
      int number = entries.size();
      entries.add(SampleClass.graded(new Student("" + number, name, name + "_" + number), 1));
    }
    entries.add(SampleClass.graded(new Student("x", "x", "long ".repeat(99) + "_999"), 1));
    var out = new ByteArrayOutputStream();
    assertThat(FeedbackZip.write(entries, entry -> entry.student().id(), out)).isEmpty();
    var files = files(out);
    assertThat(files).hasSameSizeAs(entries);
    files.forEach(
        (name, page) -> {
          // As Moodle takes it apart.
          String[] parts = name.split("/");
          assertThat(parts).hasSize(2);
          assertThat(parts[0].getBytes(StandardCharsets.UTF_8).length).isLessThan(255);
          assertThat(parts[0]).doesNotContainPattern("[<>:\"\\\\|?*\\p{Cc}\\p{Cs}]");
          String[] info = parts[0].split("_", 5);
          assertThat(info[1]).isEqualTo(page.equals("x") ? "999" : page);
          assertThat(info[2] + info[3]).isEqualTo("assignsubmissionfile");
          assertThat(info[4]).isEmpty();
        });
  }

  @Test
  void theSamePagesGiveTheSameBytesAnywhere() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      entries.add(SampleClass.graded(SampleClass.student("Student", i), i));
    }
    byte[] first = bytes(entries);
    Collections.shuffle(entries, new Random(1));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(bytes(entries)).isEqualTo(first);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void whoMoodleDoesntKnowIsLeftOutAndNamed() throws Exception {
    var roster = SampleClass.graded(new Student("7", "Bob", ""), 1);
    var odd = SampleClass.graded(new Student("8", "Eve", "Default group"), 1);
    var out = new ByteArrayOutputStream();
    assertThat(FeedbackZip.write(List.of(ADA, roster, odd, ADA), entry -> "", out))
        .hasSize(3)
        .anySatisfy(remark -> assertThat(remark).startsWith("Bob: "))
        .anySatisfy(remark -> assertThat(remark).startsWith("Eve: "))
        .anySatisfy(remark -> assertThat(remark).startsWith("Zoë Lovelace: "));
    assertThat(files(out)).hasSize(1);
  }

  @Test
  void withTheWorksheetEachMemberOfATeamGetsThePage() throws Exception {
    String text =
        "Identifier,Full name,Group,Grade\n"
            + "Participant 12,Ada,Team 6,\n"
            + "Participant 13,Bob,Team 7,\n"
            + "Participant 14,Eve,Team 7,\n";
    var sheet = Worksheet.of(text.getBytes(StandardCharsets.UTF_8), Map.of());
    var team = SampleClass.graded(new Student("7", "Team 7", "Team 7_12"), 50);
    var dan = SampleClass.graded(new Student("8", "Dan", ""), 50);
    var out = new ByteArrayOutputStream();
    assertThat(FeedbackZip.write(List.of(team, dan), sheet, entry -> "page", out))
        .containsExactly("Dan: no page for Moodle, since they have no row in the worksheet.");
    assertThat(files(out))
        .containsOnlyKeys(
            "Bob_13_assignsubmission_file_/feedback.html",
            "Eve_14_assignsubmission_file_/feedback.html");
  }

  private static byte[] bytes(List<Entry> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    FeedbackZip.write(entries, entry -> "page " + entry.total(), out);
    return out.toByteArray();
  }

  private static Map<String, String> files(ByteArrayOutputStream out) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry file; (file = zip.getNextEntry()) != null; ) {
        files.put(file.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
