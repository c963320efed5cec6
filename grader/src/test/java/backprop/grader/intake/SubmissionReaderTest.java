package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionReaderTest {
  private final SubmissionReader reader = new SubmissionReader(Project.ASSIGNMENT);
  @TempDir private Path temp;

  private Submission readFolder(Map<String, byte[]> files) throws Exception {
    Path folder = Files.createTempDirectory(temp, "ada");
    Archives.folder(folder, files);
    return reader.read(folder);
  }

  private Submission readFile(String name, byte[] bytes) throws Exception {
    return reader.read(Files.write(temp.resolve(name), bytes));
  }

  @Test
  void takesTheStudentsFilesOfAWholeProjectAndReportsNothing() throws Exception {
    Submission submission = readFolder(Project.files());
    assertThat(submission.sources())
        .containsEntry(Project.SOFTMAX, Project.SOFTMAX_TEXT)
        .containsEntry(Project.TRAINER, Project.TRAINER_TEXT)
        .hasSize(2);
    assertThat(submission.ownTests()).containsOnlyKeys("mine/MyTest.java");
    assertThat(submission.ignored()).isEmpty();
    assertThat(submission.notes()).isEmpty();
  }

  @Test
  void readsTheSameFromFolderAndArchives() throws Exception {
    Submission folder = readFolder(Project.files());
    List<Submission> packed =
        List.of(
            readFile("ada.zip", Archives.zip(Project.files())),
            readFile("ada.tar.gz", Archives.gzip(Archives.tar(Project.files()))),
            readFile("ada.tgz", Archives.gzip(Archives.tar(Project.files()))),
            readFile("ada.tar", Archives.tar(Project.files())),
            readFile("zip-by-another-name.gz", Archives.zip(Project.files())));
    for (Submission submission : packed) {
      assertThat(submission.sources()).isEqualTo(folder.sources());
      assertThat(submission.ownTests()).isEqualTo(folder.ownTests());
      assertThat(submission.sha256()).isEqualTo(folder.sha256()).matches("[0-9a-f]{64}");
      assertThat(submission.ignored()).isEmpty();
      assertThat(submission.notes()).isEmpty();
    }
    assertThat(packed.get(0).name()).isEqualTo("ada.zip");
  }

  @Test
  void tarsOfTheOldFormatAreRead() throws Exception {
    byte[] tar = Archives.tar(Project.files());
    for (int at = 0; at < tar.length; at += 512) {
      if (new String(tar, at + 257, 5, StandardCharsets.US_ASCII).equals("ustar")) {
        Arrays.fill(tar, at + 257, at + 265, (byte) 0);
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = at; i < at + 512; i++) {
          sum += tar[i] & 0xFF;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, tar, at + 148, octal.length);
      }
    }
    assertThat(readFile("v7.tar.gz", Archives.gzip(tar)).sources())
        .isEqualTo(readFolder(Project.files()).sources());
  }

  @Test
  void filesInVeryLongFoldersCount() throws Exception {
    String deep = "my university/".repeat(12);
    Map<String, byte[]> files = new TreeMap<>();
    Project.files().forEach((path, bytes) -> files.put(deep + path, bytes));
    Submission submission = readFile("ada.zip", Archives.zip(files));
    assertThat(submission.sources()).isEqualTo(readFolder(Project.files()).sources());
    assertThat(submission.ownTests()).containsOnlyKeys("mine/MyTest.java");
    assertThat(submission.ignored()).isEmpty();
  }

  @Test
  void aSourceThatCannotBeReadIsARefusal() throws Exception {
    Inventory inventory = new Inventory("ada", IntakeLimits.DEFAULT);
    inventory.addUnreadable("notes.pdf", false);
    inventory.addUnreadable(".git/objects", true);
    assertThat(inventory.ignored()).containsExactly("notes.pdf: could not be read");
    for (boolean isFolder : new boolean[] {true, false}) {
      assertThatThrownBy(() -> inventory.addUnreadable(isFolder ? "src/layer" : "A.java", isFolder))
          .isInstanceOf(Fault.class)
          .hasMessageStartingWith("ada: " + (isFolder ? "src/layer" : "A.java") + ": could not be");
    }
  }

  @Test
  void theSubmissionsOfAClassAreNoSubmission() throws Exception {
    byte[] one = Archives.zip(Project.files());
    for (List<String> names :
        List.of(
            List.of("A_1_assignsubmission_file_/a.zip", "B_2_assignsubmission_file_/a.zip"),
            List.of("A_1_assignsubmission_file_x.java", "B_2_assignsubmission_file_/Softmax.java"),
            List.of("ada.zip", "bob.zip", "eve.zip"))) {
      Map<String, byte[]> files = new TreeMap<>();
      names.forEach(name -> files.put(name, one));
      assertThatThrownBy(() -> readFile("class.zip", Archives.zip(files)))
          .hasMessageContaining("use: grade class");
    }
  }

  @Test
  void tellsTheHandoutThatItWasMadeFrom() throws Exception {
    String pom =
        "<project>\n  <groupId>backprop-by-hand</groupId>\n  <artifactId>student</artifactId>\n"
            + "  <version>2025.2</version></project>";
    assertThat(readFile("ada.zip", Archives.zip(Project.with("pom.xml", pom))).handout())
        .isEqualTo("2025.2");
    assertThat(readFile("bob.zip", Archives.zip(Project.with("student/pom.xml", pom))).handout())
        .isEqualTo("2025.2");
    assertThat(readFile("eve.zip", Archives.zip(Project.files())).handout()).isEmpty();
  }

  @Test
  void keepsWhatTrainingsHaveLeftButNoPoints() throws Exception {
    Map<String, byte[]> files = Project.files();
    Project.put(files, "training/tanh/training.csv", "epoch\n1");
    Project.put(files, "training/tanh/summary.txt", "network: tanh");
    Project.put(files, "training/softmax/summary.txt", "x".repeat(1 << 17));
    Project.put(files, "training/softmax/cost.png", "no picture");
    Submission submission = readFile("ada.zip", Archives.zip(files));
    assertThat(submission.trainings())
        .containsExactly(new Training("tanh", "network: tanh", "epoch\n1"));
    assertThat(submission.ignored()).containsExactly("training/softmax/ (2 files)");
    Submission without = readFile("bob.zip", Archives.zip(Project.files()));
    assertThat(submission.sha256()).isEqualTo(without.sha256());
    assertThat(submission.fingerprint()).isNotEqualTo(without.fingerprint());
  }

  @Test
  void ofManyTrainingsTheFirstAreKept() throws Exception {
    Map<String, byte[]> files = Project.files();
    for (int i = 0; i < 20; i++) {
      Project.put(files, "training/run" + i + "/summary.txt", "network: tanh");
    }
    assertThat(readFile("ada.zip", Archives.zip(files)).trainings()).hasSize(12);
  }

  @Test
  void readsTheSameFromTheFilesOfALargerArchive() throws Exception {
    byte[] zip = Archives.zip(Project.files());
    List<LooseFile> packed = List.of(loose("submission.zip", zip), loose("notes.txt", zip));
    List<LooseFile> unpacked =
        Project.files().entrySet().stream().map(f -> loose(f.getKey(), f.getValue())).toList();
    String hash = readFile("ada.zip", zip).sha256();
    assertThat(reader.read("Ada_1", packed).sha256()).isEqualTo(hash);
    assertThat(reader.read("Ada_1", packed).name()).isEqualTo("Ada_1");
    assertThat(reader.read("Ada_1", unpacked).sha256()).isEqualTo(hash);
    assertThatThrownBy(() -> reader.read("Ada_1", List.of())).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> reader.read("Ada_1", List.of(loose("a.zip", new byte[] {'P', 'K'}))))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("a.zip: ");
  }

  private static LooseFile loose(String name, byte[] bytes) {
    return new LooseFile(name, bytes.length, -1, () -> new ByteArrayInputStream(bytes));
  }

  @Test
  void findsFilesInWhateverFolderTheySit() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Project.put(files, "homework/final/Softmax.java", Project.SOFTMAX_TEXT);
    Project.put(files, "homework/Trainer.java", Project.TRAINER_TEXT);
    Project.put(files, "homework/MyTest.java", "package mine; class MyTest {}");
    Submission submission = readFolder(files);
    assertThat(submission.sources()).containsOnlyKeys(Project.SOFTMAX, Project.TRAINER);
    assertThat(submission.ownTests()).containsOnlyKeys("mine/MyTest.java");
    assertThat(submission.notes()).isEmpty();
  }

  @Test
  void readsTheArchiveThatAPlatformPutIntoAFolder() throws Exception {
    Submission submission = readFolder(Map.of("files/ada_1234.zip", Archives.zip(Project.files())));
    assertThat(submission.sources()).hasSize(2);
    assertThat(submission.name()).startsWith("ada").doesNotContain("zip");
    assertThat(submission.notes()).containsExactly("read from ada_1234.zip");
  }

  @Test
  void takesASingleSourceFile() throws Exception {
    Submission submission = readFile("Softmax.java", Archives.utf8(Project.SOFTMAX_TEXT));
    assertThat(submission.sources()).containsOnlyKeys(Project.SOFTMAX);
    assertThat(submission.notes()).containsExactly("only Softmax.java was handed in");
  }

  @Test
  void recognisesAFileThatABrowserRenamed() throws Exception {
    Submission submission = readFolder(Project.only("Softmax (1).java", Project.SOFTMAX_TEXT));
    assertThat(submission.sources()).containsOnlyKeys(Project.SOFTMAX);
    assertThat(submission.notes()).containsExactly("Softmax.java: taken from Softmax (1).java");
  }

  @Test
  void takesFurtherClassesButNoneOfOtherPackages() throws Exception {
    Map<String, byte[]> files =
        Project.with("src/main/java/backprop/function/Rows.java", "package backprop.function;");
    Project.put(files, "src/main/java/org/evil/Tool.java", "package org.evil; class Tool {}");
    Project.put(
        files, "src/main/java/backprop/grader/X.java", "package backprop.grader; class X{}");
    Project.put(files, "src/main/java/module-info.java", "module x {}");
    Submission submission = readFolder(files);
    assertThat(submission.sources())
        .containsOnlyKeys(Project.SOFTMAX, Project.TRAINER, "backprop/function/Rows.java");
    assertThat(submission.ignored())
        .containsExactlyInAnyOrder(
            "src/main/java/backprop/grader/X.java: package backprop.grader is not yours to add to",
            "src/main/java/module-info.java: modules are not used",
            "src/main/java/org/evil/Tool.java: package is 'org.evil'; only backprop and mine"
                + " count");
  }

  @Test
  void saysThatAChangeToAGivenFileIsNotUsed() throws Exception {
    Map<String, byte[]> files =
        Project.with("src/main/java/" + Project.MATRICES, Project.MATRICES_TEXT + "// faster");
    assertThat(readFolder(files).ignored())
        .containsExactly("Matrices.java is given; your changes to it are not used");
  }

  @Test
  void givenFilesCountNowhereBeTheyAmongTheStudentsOrApart() throws Exception {
    Map<String, byte[]> apart = Project.files();
    byte[] given = apart.remove("src/main/java/" + Project.MATRICES);
    apart.put("src/given/java/" + Project.MATRICES, given);
    Project.put(apart, "src/test-given/java/backprop/feedback/Own.java", "package x; class Own {}");
    Project.put(apart, "src/test-given/resources/junit-platform.properties", "a=b");
    Submission submission = readFolder(apart);
    assertThat(submission.sha256()).isEqualTo(readFolder(Project.files()).sha256());
    assertThat(submission.ignored())
        .containsExactly(
            "src/test-given/java/backprop/feedback/Own.java outside package mine: your own tests"
                + " count only there");
  }

  @Test
  void ignoresLineEndsWhenItComparesAndHashes() throws Exception {
    Map<String, byte[]> windows = new LinkedHashMap<>();
    Project.files()
        .forEach(
            (path, bytes) ->
                Project.put(windows, path, new String(bytes, ISO_8859_1).replace("\n", "\r\n")));
    Submission submission = readFolder(windows);
    assertThat(submission.sha256()).isEqualTo(readFolder(Project.files()).sha256());
    assertThat(submission.ignored()).isEmpty();
    assertThat(submission.sources().get(Project.SOFTMAX)).isEqualTo(Project.SOFTMAX_TEXT);
  }

  @Test
  void hashesWhatCountsAndNothingElse() throws Exception {
    String hash = readFolder(Project.files()).sha256();
    assertThat(readFolder(Project.with("notes.txt", "x")).sha256()).isEqualTo(hash);
    assertThat(readFolder(Project.with("src/test/java/mine/MyTest.java", "package mine;")).sha256())
        .isNotEqualTo(hash);
  }

  @Test
  void explainsAWrongPackage() throws Exception {
    Map<String, byte[]> files = Project.files();
    String text = Project.SOFTMAX_TEXT.replace("backprop.function", "function");
    Project.put(files, "src/main/java/" + Project.SOFTMAX, text);
    Submission submission = readFolder(files);
    assertThat(submission.sources()).containsOnlyKeys(Project.TRAINER);
    assertThat(submission.notes())
        .containsExactly(
            "Softmax.java: package is 'function', expected 'backprop.function'; the file is"
                + " ignored");
  }

  @Test
  void explainsAMissingPackage() throws Exception {
    Submission submission =
        readFolder(Project.with("src/main/java/backprop/Trainer.java", "class Trainer {}"));
    assertThat(submission.ignored())
        .containsExactly(
            "src/main/java/backprop/Trainer.java: no package is declared;"
                + " only backprop and mine count");
    Map<String, byte[]> alone = Project.only("Trainer.java", "class Trainer {}");
    Project.put(alone, "Softmax.java", Project.SOFTMAX_TEXT);
    assertThat(readFolder(alone).notes())
        .containsExactly(
            "Trainer.java: no package is declared, expected 'backprop.train'; the file is ignored");
  }

  @Test
  void mergesEqualCopiesAndPrefersTheSourceFolder() throws Exception {
    assertThat(readFolder(Project.with("backup/Softmax.java", Project.SOFTMAX_TEXT)).notes())
        .isEmpty();
    Submission submission =
        readFolder(Project.with("backup/Softmax.java", Project.SOFTMAX_TEXT + "// old"));
    assertThat(submission.sources()).containsEntry(Project.SOFTMAX, Project.SOFTMAX_TEXT);
    assertThat(submission.notes())
        .containsExactly(
            "Softmax.java: differing copies (backup/Softmax.java, src/main/java/"
                + Project.SOFTMAX
                + "); took src/main/java/"
                + Project.SOFTMAX);
  }

  @Test
  void usesNoneOfTwoCopiesThatAreEquallyGood() throws Exception {
    Map<String, byte[]> files = Project.only("a/Softmax.java", Project.SOFTMAX_TEXT);
    Project.put(files, "b/Softmax.java", Project.SOFTMAX_TEXT + "// other");
    Project.put(files, "Trainer.java", Project.TRAINER_TEXT);
    Submission submission = readFolder(files);
    assertThat(submission.sources()).containsOnlyKeys(Project.TRAINER);
    assertThat(submission.notes())
        .containsExactly(
            "Softmax.java: differing copies (a/Softmax.java, b/Softmax.java);"
                + " none is used, hand in one");
  }

  @Test
  void readsOtherEncodingsAndSaysSo() throws Exception {
    String text = Project.SOFTMAX_TEXT.replace("mine", "größer");
    Map<String, byte[]> files = Project.files();
    String path = "src/main/java/" + Project.SOFTMAX;
    files.put(path, text.getBytes(ISO_8859_1));
    Submission latin = readFolder(files);
    assertThat(latin.sources()).containsEntry(Project.SOFTMAX, text);
    assertThat(latin.notes())
        .containsExactly("Softmax.java: is not UTF-8 and was read as ISO-8859-1; save it as UTF-8");

    files.put(path, text.getBytes(UTF_16));
    Submission utf16 = readFolder(files);
    assertThat(utf16.sources()).containsEntry(Project.SOFTMAX, text);
    assertThat(utf16.notes()).hasSize(1);

    files.put(path, Archives.utf8("\uFEFF" + text));
    Submission withMark = readFolder(files);
    assertThat(withMark.sources()).containsEntry(Project.SOFTMAX, text);
    assertThat(withMark.notes()).isEmpty();

    files.put(path, new byte[] {'p', 0, 'a', 0});
    assertThat(readFolder(files).notes())
        .containsExactly(path + ": holds NUL bytes, so it is no text; the file is ignored");
  }

  @Test
  void sumsUpWhatElseIsInAnArchive() throws Exception {
    Map<String, byte[]> files = Project.with("data/train.gz", "1");
    Project.put(files, "data/test.gz", "2");
    Project.put(files, "report.pdf", "3");
    Project.put(files, "lib/tool.jar", "4");
    Project.put(files, "src/test/java/backprop/function/MoreTest.java", "package backprop;");
    assertThat(readFile("ada.zip", Archives.zip(files)).ignored())
        .containsExactlyInAnyOrder(
            "src/test/java/backprop/function/MoreTest.java outside package mine:"
                + " your own tests count only there",
            "data/ (2 files)",
            "lib/ (1 file)",
            "report.pdf");
    assertThat(readFolder(files).ignored()).doesNotContain("data/ (2 files)");
  }

  @Test
  void followsNoLinks() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("linked"));
    Archives.folder(folder, Project.files());
    Path secret = Files.writeString(temp.resolve("Extra.java"), "package backprop; class Extra {}");
    try {
      Files.createSymbolicLink(folder.resolve("Extra.java"), secret);
      Files.createSymbolicLink(folder.resolve("loop"), folder);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no links on this file system");
    }
    Submission submission = reader.read(folder);
    assertThat(submission.sources()).hasSize(2);
    assertThat(submission.ignored())
        .containsExactlyInAnyOrder(
            "Extra.java: a link, which is not followed", "loop: a link, which is not followed");
  }
}
