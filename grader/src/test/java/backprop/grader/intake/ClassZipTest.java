package backprop.grader.intake;

import static backprop.grader.intake.ClassArchives.READER;
import static backprop.grader.intake.ClassArchives.SOURCE;
import static backprop.grader.intake.ClassArchives.TIME;
import static backprop.grader.intake.ClassArchives.source;
import static backprop.grader.intake.ClassArchives.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassZipTest {

  @TempDir private Path folder;
  private Deliveries deliveries;

  @AfterEach
  void close() throws IOException {
    if (deliveries != null) {
      deliveries.close();
    }
  }

  private List<Delivery> read(String... files) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String file : files) {
      entries.put(file, file.endsWith("java") ? source(file) : submission(file));
    }
    return read(ClassArchives.zip(entries));
  }

  private List<Delivery> read(byte[] zip) throws IOException {
    deliveries = Deliveries.at(Files.write(folder.resolve("class.ZIP"), zip), ZoneOffset.UTC);
    return deliveries.all();
  }

  private static List<String> names(List<Delivery> all) {
    return all.stream().map(Delivery::name).toList();
  }

  private static String read(Delivery delivery) {
    return delivery.source().read(READER).sources().get(SOURCE);
  }

  @Test
  void eachArchiveAndFolderIsASubmission() throws Exception {
    List<Delivery> all = read("zoë.zip", "ada/" + SOURCE, "bob/a (1).zip", "bob/a.zip", "n.txt");
    assertThat(names(all)).containsExactly("ada", "bob/a (1).zip", "bob/a.zip", "zoë.zip");
    assertThat(all).map(Delivery::owner).containsExactly("ada", "bob", "bob", "zoë");
    assertThat(all).allSatisfy(d -> assertThat(d.handedIn()).isEqualTo(TIME));
    assertThat(read(all.get(1))).contains("// bob/a (1).zip");
    assertThat(deliveries.remarks()).containsExactly("not submissions: n.txt");
  }

  @Test
  void aTimeWithoutAZoneIsThatOfTheCourse() throws IOException {
    // The time of day in the zip's own directory, where it says nothing of a zone: 23:30.
    LocalDateTime written = LocalDateTime.of(2026, 11, 20, 23, 30);
    byte[] noZone = Archives.zipAt(written, Map.of("ada.zip", submission("ada")));
    assertThat(read(noZone))
        .map(Delivery::handedIn)
        .containsExactly(written.toInstant(ZoneOffset.UTC));
    close();
    Path file = Files.write(folder.resolve("class.zip"), noZone);
    ZoneId zone = ZoneId.of("Asia/Tokyo");
    deliveries = Deliveries.at(file, zone);
    assertThat(deliveries.all())
        .map(Delivery::handedIn)
        .containsExactly(written.atZone(zone).toInstant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"IBM437", "IBM850", "windows-1252"})
  void namesInACodePageOfWindowsStayApartAndReadable(String page) throws IOException {
    Map<String, byte[]> files =
        Map.of("Möller.zip", submission("Möller"), "Müller.zip", submission("Müller"));
    assertThat(names(read(Archives.zipNamedIn(Charset.forName(page), files))))
        .containsExactly("Möller.zip", "Müller.zip");
  }

  @Test
  void twoArchivesInOneOfMoodlesFoldersAreAttempts() throws IOException {
    List<Delivery> all =
        read("Ada_1_assignsubmission_file_/a.zip", "Ada_1_assignsubmission_file_/a (1).zip");
    assertThat(all).map(Delivery::owner).containsExactly("1", "1");
    assertThat(names(all)).containsExactly("Ada_1/a (1).zip", "Ada_1/a.zip");
  }

  @Test
  void aFolderAroundAllIsSeenThrough() throws IOException {
    assertThat(names(read("class/ada.zip", "class/bob/" + SOURCE)))
        .containsExactly("ada.zip", "bob");
    assertThat(names(read("x/Ada_1_assignsubmission_file_/a.zip"))).containsExactly("Ada_1");
    assertThat(names(read("ada/src/main/java/" + SOURCE))).containsExactly("ada");
    assertThat(names(read("ada/Sigmoid.java"))).containsExactly("ada");
  }

  @Test
  void moodlesShapesTellNumbersAndNamesButNoTimes() throws Exception {
    List<Delivery> all =
        read(
            "Ada Lovelace_123_assignsubmission_file_/sub/x.zip",
            "Ada Lovelace_123_assignsubmission_onlinetext_/onlinetext.html",
            "Bob_7_assignsubmission_file/x.zip",
            "Eve_8_assignsubmission_file_x.zip",
            "Participant_9_assignsubmission_file_Sigmoid.java",
            "Kim_10_assignsubmission_onlinetext_x.html");
    assertThat(names(all)).containsExactly("Ada Lovelace_123", "Bob_7", "Eve_8", "Participant_9");
    assertThat(all).map(Delivery::owner).containsExactly("123", "7", "8", "9");
    assertThat(all)
        .map(Delivery::ownerName)
        .containsExactly("Ada Lovelace", "Bob", "Eve", "Participant 9");
    assertThat(all).allSatisfy(d -> assertThat(d.handedIn()).isNull());
    for (Delivery delivery : all) {
      assertThat(read(delivery)).contains("// " + delivery.ownerName().split(" ")[0]);
    }
  }

  @Test
  void nobodyHandsInForSomebodyElseByTheNameOfAFile() throws Exception {
    List<Delivery> all =
        read(
            "Ada_2_assignsubmission_file_x.zip",
            "Eve_1_assignsubmission_file_Ada_2_assignsubmission_file_x.zip",
            "Kim_3_assignsubmission_file_/Ada_2_assignsubmission_file_x.zip");
    assertThat(all).map(Delivery::owner).containsExactly("2", "1", "3");
    assertThat(read(all.get(0))).contains("// Ada_2");
    assertThat(read(all.get(1))).contains("// Eve_1");
    assertThat(read(all.get(2))).contains("// Kim_3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../evil.zip",
        "/etc/evil.zip",
        "C:\\evil.zip",
        "..\\evil.zip",
        "//x/evil.zip",
        "./evil.zip",
        "a/../../evil.zip",
        ".",
        "/",
        "\\",
        "evil.zip/",
        "con",
        "\u202eevil.zip",
        "a\u0000b.zip",
        "line\nbreak.zip",
        "x/y/z/../../../../evil.zip"
      })
  void hostileNamesHarmNobody(String name) throws Exception {
    List<Delivery> all = read("ada.zip", "bob.zip", name);
    assertThat(names(all)).contains("ada.zip", "bob.zip").doesNotHaveDuplicates();
    for (Delivery delivery : all) {
      try {
        assertThat(read(delivery)).isNotEmpty();
      } catch (Fault e) {
        assertThat(names(List.of(delivery))).doesNotContain("ada.zip", "bob.zip");
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void tenThousandEntriesAreRead() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    IntStream.range(0, 5_000).forEach(i -> entries.put("s" + i + "/" + SOURCE, source("s" + i)));
    IntStream.range(0, 5_000).forEach(i -> entries.put("note" + i, new byte[0]));
    assertThat(names(read(ClassArchives.zip(entries)))).hasSize(5_000).doesNotHaveDuplicates();
    assertThat(deliveries.remarks().get(0)).endsWith(" and 4990 more").hasSizeLessThan(200);
  }

  @Test
  void aZipThatIsDamagedOrCutOffIsRefused() throws IOException {
    byte[] whole =
        ClassArchives.zip(Map.of("ada.zip", submission("ada"), "bob.zip", submission("bob")));
    for (int length : new int[] {0, 1, 4, 30, whole.length / 2, whole.length - 1}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
          .isInstanceOf(Fault.class)
          .hasMessageEndingWith("the zip is damaged or cut off; download it again");
    }
    assertThatThrownBy(() -> read(ClassArchives.zip(Map.of())))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no submissions in it");
  }

  @Test
  void oneDamagedSubmissionLeavesTheOthers() throws Exception {
    byte[] zip =
        ClassArchives.zip(Map.of("ada/" + SOURCE, source("ada"), "bob/" + SOURCE, source("bob")));
    int name = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("bob/");
    Arrays.fill(zip, name + 60, name + 90, (byte) 0x5a);
    List<Delivery> all = read(zip);
    assertThat(read(all.get(0))).contains("// ada");
    assertThatThrownBy(() -> read(all.get(1))).isInstanceOf(Fault.class);
  }

  @Test
  void aZipWithAPasswordIsRefused() throws IOException {
    byte[] zip = submission("ada");
    // The bit for encryption, in the entry's own header and in the list at the end.
    zip[6] |= 1;
    int list = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    zip[list + 8] |= 1;
    assertThatThrownBy(() -> read(zip))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("has a password; unpack it");
  }

  @Test
  void aZipThatIsOneSubmissionIsRefused() {
    for (String file : List.of("src/main/java/" + SOURCE, "pom.xml", SOURCE, "Sigmoid.java")) {
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("looks like one submission");
    }
  }

  @Test
  void severalThreadsReadTheSameZip() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 400; i++) {
      entries.put("s" + i + ".zip", submission("s" + i + "."));
    }
    List<Delivery> all = read(ClassArchives.zip(entries));
    assertThat(all.parallelStream().filter(d -> reads(d, "// " + d.owner() + ".\n"))).hasSize(400);
  }

  private static boolean reads(Delivery delivery, String words) {
    try {
      return read(delivery).contains(words);
    } catch (Fault e) {
      return false;
    }
  }
}
