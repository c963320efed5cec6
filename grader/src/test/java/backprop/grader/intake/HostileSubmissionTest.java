package backprop.grader.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import backprop.grader.common.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSubmissionTest {
  private static final IntakeLimits SMALL =
      new IntakeLimits(50, 80, 1 << 20, 5_000, 20_000, 100, 4 << 20, 1 << 13, 200, 10, 3, 3);
  private static final String EXPECTED = "expected any of Softmax.java, Trainer.java";

  private final SubmissionReader reader = new SubmissionReader(Project.ASSIGNMENT, SMALL);
  @TempDir private Path temp;

  private Submission read(String name, byte[] bytes) throws Exception {
    return reader.read(Files.write(temp.resolve(name), bytes));
  }

  private void refuses(Path path, String message) {
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> reader.read(path)).withMessage(message);
  }

  private void refuses(String name, byte[] bytes, String message) throws IOException {
    refuses(Files.write(temp.resolve(name), bytes), name + ": " + message);
  }

  @Test
  void refusesWhatIsNoArchive() throws Exception {
    String damaged = "the archive is damaged or cut off; hand it in again";
    byte[] zip = Archives.zip(Project.files());
    byte[] tarGz = Archives.gzip(Archives.tar(Project.files()));
    refuses("cut.zip", Arrays.copyOf(zip, zip.length / 2), damaged);
    refuses("cut.tar.gz", Arrays.copyOf(tarGz, tarGz.length / 2), damaged);
    refuses("zero.zip", new byte[0], "the file is empty; hand it in again");
    refuses(
        "empty.zip",
        Archives.zip(Map.of()),
        "there is nothing in it; hand in target/submission.zip");
    refuses(
        "x.zip",
        Archives.utf8("hello"),
        "not a zip or tar.gz archive; hand in target/submission.zip");
    refuses(
        "page.zip",
        Archives.utf8("<!DOCTYPE html><html>Log in</html>"),
        "a web page, not an archive; download the submission again");
    refuses(
        "a.zip",
        new byte[] {'R', 'a', 'r', '!', 0x1A, 0x07, 0},
        "a RAR archive; ask for a zip or a tar.gz");
    refuses("a.7z", new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C}, damaged);
    refuses("text.tar.gz", Archives.gzip(Archives.utf8("no tar at all, but rather long")), damaged);
    refuses(temp.resolve("missing.zip"), temp.resolve("missing.zip") + ": no such file or folder");
  }

  @Test
  void refusesDamageInsideAZip() throws Exception {
    byte[] zip = Archives.zip(Project.files());
    int hit = new String(zip, ISO_8859_1).indexOf("Softmax.java");
    zip[hit + "Softmax.java".length() + 12] ^= 0x55;
    refuses("flipped.zip", zip, "the archive is damaged or cut off; hand it in again");
  }

  @Test
  void refusesASubmissionWithoutAFileToGrade() throws Exception {
    refuses(
        "other.zip",
        Archives.zip(Project.only("src/main/java/Hello.java", "class Hello {}")),
        "none of the files to hand in; " + EXPECTED);
    refuses(
        "wrong.zip",
        Archives.zip(Project.only("Softmax.java", "package wrong; class Softmax {}")),
        "none of the files to hand in (Softmax.java: package is 'wrong',"
            + " expected 'backprop.function'; the file is ignored); "
            + EXPECTED);
    refuses(
        "Other.java", Archives.utf8("class Other {}"), "none of the files to hand in; " + EXPECTED);
    refuses(
        "nested.zip",
        Archives.zip(Map.of("inner/submission.zip", Archives.zip(Project.files()))),
        "holds another archive; hand in inner/submission.zip itself");
    Path folder = Files.createDirectory(temp.resolve("void"));
    refuses(folder, "void: there is nothing in it; hand in target/submission.zip");
  }

  @Test
  void refusesAZipWithAPassword() throws Exception {
    byte[] zip = Archives.zip(Project.files());
    for (int i = 0; i + 10 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4) {
        zip[i + 6] |= 1;
      }
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 8] |= 1;
      }
    }
    refuses("locked.zip", zip, "the zip has a password; hand in one without");
  }

  @Test
  void readsNoEntryWhoseNameIsNoPathInside() throws Exception {
    Map<String, byte[]> files = Project.files();
    String text = "package backprop.function; class Extra {}";
    for (String name :
        new String[] {
          "../../Extra.java", "/etc/Extra.java", "C:\\x\\Extra.java", "a/../Extra.java"
        }) {
      Project.put(files, name, text);
    }
    Submission submission = read("slip.zip", Archives.zip(files));
    assertThat(submission.sources()).containsOnlyKeys(Project.SOFTMAX, Project.TRAINER);
    assertThat(submission.ignored())
        .hasSize(4)
        .allMatch(line -> line.endsWith(": not a proper path inside the submission"));
    assertThat(temp.resolve("../../Extra.java")).doesNotExist();
  }

  @Test
  void readsNamesWithBackslashesAsWindowsMeantThem() throws Exception {
    Map<String, byte[]> files =
        Project.only(
            "work\\src\\main\\java\\backprop\\function\\Softmax.java", Project.SOFTMAX_TEXT);
    assertThat(read("windows.tar.gz", Archives.gzip(Archives.tar(files))).sources())
        .containsOnlyKeys(Project.SOFTMAX);
  }

  @Test
  void showsNoControlCharacters() throws Exception {
    Map<String, byte[]> files = Project.with("evil\u001b[31m\u202e\n.txt", "x");
    Project.put(files, "x.java", "package a\u001b.b; class \u0007 {}");
    Submission submission = read("evil.zip", Archives.zip(files));
    assertThat(submission.ignored()).contains("evil?[31m??.txt");
    assertThat(String.join("", submission.ignored()) + submission.notes())
        .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
  }

  @Test
  void followsNoLinksInArchives() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      add(zip, "Softmax.java", Project.SOFTMAX_TEXT, UnixStat.FILE_FLAG);
      add(zip, "Trainer.java", "/etc/passwd", UnixStat.LINK_FLAG);
    }
    assertThat(read("links.zip", bytes.toByteArray()).ignored())
        .containsExactly("Trainer.java: a link, which is not followed");

    bytes.reset();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
        TarArchiveEntry link = new TarArchiveEntry("Trainer" + kind + ".java", kind);
        link.setLinkName("/etc/passwd");
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
      byte[] text = Archives.utf8(Project.SOFTMAX_TEXT);
      TarArchiveEntry entry = new TarArchiveEntry("Softmax.java");
      entry.setSize(text.length);
      tar.putArchiveEntry(entry);
      tar.write(text);
      tar.closeArchiveEntry();
    }
    Submission submission = read("links.tar.gz", Archives.gzip(bytes.toByteArray()));
    assertThat(submission.sources()).containsOnlyKeys(Project.SOFTMAX);
    assertThat(submission.ignored()).hasSize(2);
  }

  private static void add(ZipArchiveOutputStream zip, String name, String text, int flag)
      throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode(flag | 0644);
    zip.putArchiveEntry(entry);
    zip.write(Archives.utf8(text));
    zip.closeArchiveEntry();
  }

  @Test
  void capsTheNumberOfFiles() throws Exception {
    Map<String, byte[]> files = Project.files();
    Stream.iterate(0, i -> i + 1).limit(60).forEach(i -> Project.put(files, "f" + i, ""));
    String message = "more than 50 files; hand in only target/submission.zip";
    refuses("many.zip", Archives.zip(files), message);
    refuses("many.tar.gz", Archives.gzip(Archives.tar(files)), message);
    Path folder = Files.createDirectory(temp.resolve("many"));
    Archives.folder(folder, files);
    refuses(folder, "many: " + message);

    Map<String, byte[]> hidden = Project.files();
    Stream.iterate(0, i -> i + 1)
        .limit(60)
        .forEach(i -> Project.put(hidden, ".git/objects/" + i, ""));
    assertThat(read("git.zip", Archives.zip(hidden)).ignored()).isEmpty();
    Stream.iterate(0, i -> i + 1).limit(60).forEach(i -> Project.put(hidden, "data/" + i, ""));
    refuses(
        "raw.zip", Archives.zip(hidden), "more than 80 files; hand in only target/submission.zip");
  }

  @Test
  void capsSizes() throws Exception {
    String filler = "// " + "abcdefghij".repeat(600);
    Submission submission =
        read("large.zip", Archives.zip(Project.with("Huge.java", "package backprop;" + filler)));
    assertThat(submission.ignored()).containsExactly("Huge.java: larger than 4 KB");

    Map<String, byte[]> files = Project.files();
    for (int i = 0; i < 6; i++) {
      Project.put(files, "Extra" + i + ".java", "package backprop;" + filler.substring(2_000));
    }
    refuses(
        "total.zip",
        Archives.zip(files),
        "more than 0 MB of Java sources; hand in only target/submission.zip");
    refuses("big.zip", new byte[2 << 20], "larger than 1 MB; hand in only target/submission.zip");
  }

  @Test
  void unpacksNoBomb() throws Exception {
    byte[] zeros = new byte[8 << 20];
    Map<String, byte[]> files = Project.files();
    files.put("bomb.txt", zeros);
    // In a zip nobody has to unpack it.
    assertThat(read("bomb.zip", Archives.zip(files)).sources()).hasSize(2);
    refuses(
        "bomb.tar.gz",
        Archives.gzip(Archives.tar(files)),
        "unpacks to far too much; hand in only target/submission.zip");

    files = Project.files();
    files.put("Bomb.java", zeros);
    SubmissionReader generous = new SubmissionReader(Project.ASSIGNMENT);
    Path zip = Files.write(temp.resolve("source.zip"), Archives.zip(files));
    assertThat(generous.read(zip).ignored()).containsExactly("Bomb.java: larger than 1024 KB");
  }

  @Test
  void holdsNoEndlessNameInMemory() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Project.put(files, "a".repeat(12_000), "x");
    files.putAll(Project.files());
    refuses(
        "name.tar.gz",
        Archives.gzip(Archives.tar(files)),
        "unpacks to far too much; hand in only target/submission.zip");
  }

  @Test
  void capsFurtherSources() throws Exception {
    Map<String, byte[]> files = Project.files();
    for (int i = 0; i < 5; i++) {
      Project.put(files, "E" + i + ".java", "package backprop; class E" + i + " {}");
    }
    Submission submission = read("further.zip", Archives.zip(files));
    assertThat(submission.sources()).hasSize(5);
    assertThat(submission.notes())
        .containsExactly("more than 3 further files; the rest is ignored");
  }
}
