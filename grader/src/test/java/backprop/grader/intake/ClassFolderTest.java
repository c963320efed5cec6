package backprop.grader.intake;

import static backprop.grader.intake.ClassArchives.READER;
import static backprop.grader.intake.ClassArchives.SOURCE;
import static backprop.grader.intake.ClassArchives.TIME;
import static backprop.grader.intake.ClassArchives.source;
import static backprop.grader.intake.ClassArchives.submission;
import static backprop.grader.intake.ClassArchives.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFolderTest {

  @TempDir private Path folder;

  private void put(String... files) throws IOException {
    for (String file : files) {
      write(folder.resolve(file), file.endsWith("java") ? source(file) : submission(file));
    }
  }

  private Deliveries read() throws IOException {
    try (Deliveries deliveries = Deliveries.at(folder, ZoneOffset.UTC)) {
      return deliveries;
    }
  }

  private List<String> names() throws IOException {
    return read().all().stream().map(Delivery::name).toList();
  }

  private Delivery only() throws IOException {
    assertThat(read().all()).hasSize(1);
    return read().all().get(0);
  }

  @Test
  void eachArchiveAndFolderIsASubmissionInOrderOfNames() throws IOException {
    put("Zoë Groß.zip", "ada.tar.gz", "bob/" + SOURCE, "eve.rar", "kim.java", "max/handin.zip");
    assertThat(names())
        .containsExactly("Zoë Groß.zip", "ada.tar.gz", "bob", "eve.rar", "kim.java", "max");
    assertThat(read().all()).allSatisfy(d -> assertThat(d.handedIn()).isEqualTo(TIME));
    assertThat(read().all()).allSatisfy(d -> assertThat(d.moodlePrefix()).isEmpty());
    assertThat(read().remarks()).isEmpty();
  }

  @Test
  void aFolderOfArchivesOnlyHoldsAttempts() throws IOException {
    put("ada/submission (1).zip", "ada/submission.zip", "bob/submission.zip", "bob/readme.txt");
    assertThat(names()).containsExactly("ada/submission (1).zip", "ada/submission.zip", "bob");
    assertThat(read().all()).map(Delivery::owner).containsExactly("ada", "ada", "bob");
  }

  @Test
  void twoArchivesInOneOfMoodlesFoldersAreAttempts() throws IOException {
    put("Ada_1_assignsubmission_file_/submission.zip");
    put("Ada_1_assignsubmission_file_/submission (1).zip");
    put("Bob_2_assignsubmission_file_a.zip", "Bob_2_assignsubmission_file_b.zip");
    assertThat(names())
        .containsExactly(
            "Ada_1/submission (1).zip", "Ada_1/submission.zip", "Bob_2/a.zip", "Bob_2/b.zip");
    assertThat(read().all()).map(Delivery::owner).containsExactly("1", "1", "2", "2");
    assertThat(read().all()).allSatisfy(d -> assertThat(d.source().read(READER)).isNotNull());
  }

  @Test
  void whatAllClonesBeginWithIsNoPartOfTheirOwners() throws IOException {
    for (String name : List.of("backprop-by-hand-ada", "backprop-by-hand-bob-1")) {
      put(name + "/" + SOURCE);
      Files.createDirectory(folder.resolve(name).resolve(".git"));
    }
    put("backprop-by-hand-eve.zip");
    assertThat(read().all())
        .map(Delivery::owner)
        .containsExactly("ada", "bob-1", "backprop-by-hand-eve");
    assertThat(names()).contains("backprop-by-hand-ada");
  }

  @Test
  void aNumberBehindAnotherOwnersNameIsAskedAbout() throws IOException {
    put("ada.zip", "ada 2.zip", "team 1.zip", "team 2.zip");
    assertThat(read().all()).map(Delivery::owner).doesNotHaveDuplicates();
    assertThat(read().remarks())
        .containsExactly("ada 2: another student than ada? For a second attempt name it 'ada (2)'");
  }

  @Test
  void namesThatAreNotUtf8StayApartAndReadable() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "no shell");
    put("ida.zip");
    String copies =
        "cp ida.zip \"$(printf 'M\\366ller.zip')\"; cp ida.zip \"$(printf 'M\\374ller.zip')\"";
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", copies).directory(folder.toFile()).inheritIO().start();
    assumeTrue(shell.waitFor() == 0, "this disk takes Unicode only");
    assertThat(names()).containsExactly("Möller.zip", "Müller.zip", "ida.zip");
    assertThat(read().all()).allSatisfy(d -> assertThat(d.source().read(READER)).isNotNull());
  }

  @Test
  void namesThatDifferInCaseOnlyStayApart() throws IOException {
    put("ada.zip");
    assumeFalse(Files.exists(folder.resolve("ADA.zip")), "upper and lower case are one here");
    put("Ada.zip");
    assertThat(names()).containsExactly("Ada.zip", "ada.zip");
  }

  @Test
  void otherFilesAreNamedButNotTenThousandOfThem() throws IOException {
    put("ada.zip");
    for (int i = 0; i < 500; i++) {
      Files.createFile(folder.resolve("note" + i));
    }
    Files.createFile(folder.resolve(".DS_Store"));
    assertThat(read().all()).hasSize(1);
    assertThat(read().remarks()).hasSize(1);
    assertThat(read().remarks().get(0))
        .startsWith("not submissions: note0, ")
        .endsWith(" and 490 more");
  }

  @Test
  void aFolderThatIsOneSubmissionIsRefused() throws IOException {
    for (String file : List.of("src/main/java/" + SOURCE, "pom.xml", SOURCE, "Sigmoid.java")) {
      Path one = Files.createTempDirectory(folder, "one");
      write(one.resolve(file), source("ada"));
      assertThatThrownBy(() -> Deliveries.at(one, ZoneOffset.UTC))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("looks like one submission")
          .hasMessageContaining("use: grade " + one);
    }
  }

  @Test
  void aFolderWithNothingInItIsRefused() throws IOException {
    assertThatThrownBy(this::read).isInstanceOf(Fault.class);
    Files.createFile(folder.resolve("notes.txt"));
    assertThatThrownBy(this::read)
        .hasMessageContaining("no submissions in it (not submissions: notes.txt)");
    assertThatThrownBy(() -> Deliveries.at(folder.resolve("gone"), ZoneOffset.UTC))
        .hasMessageEndingWith("no such file or folder");
    assertThatThrownBy(() -> Deliveries.at(folder.resolve("notes.txt"), ZoneOffset.UTC))
        .hasMessageContaining("name a folder of submissions, or a zip");
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    put("bob/submission.zip", "ada/a.zip");
    Files.createSymbolicLink(folder.resolve("ada/b.zip"), folder.resolve("bob/submission.zip"));
    Files.createSymbolicLink(folder.resolve("eve.zip"), folder.resolve("bob/submission.zip"));
    Files.createSymbolicLink(
        folder.resolve("Kim_7_assignsubmission_file_x.zip"), folder.resolve("bob/submission.zip"));
    assertThat(names()).containsExactly("ada", "bob");
    assertThat(read().all().get(0).source().read(READER).sources().get(SOURCE)).contains("ada/a");
    assertThat(read().remarks().get(0)).contains("eve.zip", "Kim_7");
  }

  @Test
  void aFolderThatMayNotBeReadStopsNobodyElse() throws IOException {
    put("ada.zip", "bob/submission.zip");
    Path closed = folder.resolve("bob");
    assumeFalse(!closed.toFile().setReadable(false) || Files.isReadable(closed), "root may");
    try {
      assertThat(names()).containsExactly("ada.zip", "bob");
    } finally {
      closed.toFile().setReadable(true);
    }
  }

  @Test
  void theTimeOfAFolderIsThatOfItsNewestFileButNotOfByTheWays() throws IOException {
    put("ada/" + SOURCE, "ada/target/classes/x", "ada/.DS_Store", "ada/__MACOSX/y");
    for (String later : List.of("target/classes/x", ".DS_Store", "__MACOSX/y")) {
      Files.setLastModifiedTime(
          folder.resolve("ada/" + later), FileTime.from(TIME.plusSeconds(86_400)));
    }
    assertThat(only().handedIn()).isEqualTo(TIME);
  }

  @Test
  void datesThatWereNeverReadFromAClockTellNoTime() throws IOException {
    put("ada/" + SOURCE, "ada/Other.java", "bob.zip");
    Files.setLastModifiedTime(folder.resolve("bob.zip"), FileTime.fromMillis(0));
    assertThat(read().all()).allSatisfy(d -> assertThat(d.handedIn()).isNull());
  }

  @Test
  void aCloneTellsNoTime() throws IOException {
    put("ada/" + SOURCE, "ada/.git/config");
    assertThat(only().handedIn()).isNull();
  }

  @Test
  void moodlesFoldersTellNumbersAndNamesButNoTimes() throws IOException {
    put(
        "Ada Lovelace_123_assignsubmission_file_/a.zip",
        "Ada Lovelace_123_assignsubmission_onlinetext_/t.html",
        "Bob_7_assignsubmission_file/a.zip",
        "Bob_7_assignsubmission_onlinetext.html",
        "Kim_8_assignsubmission_onlinetext_/t.html");
    assertThat(names()).containsExactly("Ada Lovelace_123", "Bob_7");
    assertThat(read().all()).map(Delivery::owner).containsExactly("123", "7");
    assertThat(read().all()).map(Delivery::ownerName).containsExactly("Ada Lovelace", "Bob");
    assertThat(read().all()).allSatisfy(d -> assertThat(d.handedIn()).isNull());
    assertThat(read().all()).allSatisfy(d -> assertThat(d.moodlePrefix()).isEqualTo(d.name()));
  }

  @Test
  void moodlesFilesWithoutFoldersAreTakenTogether() throws Exception {
    put("Ada_1_assignsubmission_file_Sigmoid.java", "Ada_1_assignsubmission_file_Notes.java");
    put("Bob_2_assignsubmission_file_submission.zip", "Ada_1_assignsubmission_onlinetext_x.html");
    assertThat(names()).containsExactly("Ada_1", "Bob_2");
    for (Delivery delivery : read().all()) {
      assertThat(delivery.source().read(READER).sources()).containsKey(SOURCE);
    }
  }

  @Test
  void moodlesFolderWithAndWithoutUnderscoreIsThereOnce() throws IOException {
    put("Ada_1_assignsubmission_file_/a.zip", "Ada_1_assignsubmission_file/a.zip");
    assertThat(names()).containsExactly("Ada_1");
    assertThat(read().remarks()).hasSize(1);
  }

  @Test
  void aFolderAroundMoodlesFoldersIsSeenThrough() throws IOException {
    put("CS1-Exercise 1-99/Ada_1_assignsubmission_file_/a.zip");
    put("CS1-Exercise 1-99/Bob_2_assignsubmission_file_/a.zip");
    assertThat(names()).containsExactly("Ada_1", "Bob_2");
  }

  @Test
  void namesAreUniqueHoweverManyThereAre() throws IOException {
    IntStream.range(0, 300).forEach(i -> folder.resolve("s" + i + " (1)").toFile().mkdir());
    IntStream.range(0, 300).forEach(i -> folder.resolve("s" + i + "-v2").toFile().mkdir());
    assertThat(names()).hasSize(600).doesNotHaveDuplicates();
    assertThat(read().all().stream().map(Delivery::owner).distinct()).hasSize(300);
  }
}
