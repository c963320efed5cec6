package backprop.grader.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import backprop.grader.common.Fault;
import backprop.grader.course.Course;
import backprop.grader.grading.Installation;
import backprop.grader.intake.AssignmentFiles;
import backprop.grader.intake.IntakeLimits;
import backprop.grader.intake.SubmissionReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import javax.tools.ToolProvider;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hostile archives are hostile: a reader and a compiler without guards fall for them. */
class IntakeControlIT {

  @TempDir private static Path folder;

  private static Trap trap;

  @BeforeAll
  static void plant() throws IOException {
    trap = new Trap(folder, Installation.locate().home());
  }

  @AfterAll
  static void remove() throws IOException {
    trap.close();
  }

  private static Path archive(String id) throws IOException {
    return HostileSubmission.write(Attack.named("archive/" + id), trap);
  }

  /** Unpacks as the simplest programs do: names are paths, and links are links. */
  private static void unpack(Path archive, Path to) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        Path path = to.resolve(entry.getName()).normalize();
        Files.createDirectories(path.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          if (entry.isUnixSymlink()) {
            Files.createSymbolicLink(path, Path.of(new String(in.readAllBytes())));
          } else {
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  @Test
  void aSimpleProgramUnpacksTheSlipOutside() throws IOException {
    Path to = Files.createDirectories(folder.resolve("unpacked/here"));
    unpack(archive("zip-slip"), to);
    assertThat(folder.resolve("drop/slipped.java")).exists();
    assertThat(trap.sprung("", List.of())).hasSize(1);
  }

  @Test
  void aSimpleProgramFollowsTheLink() throws IOException {
    Path to = Files.createDirectories(folder.resolve("linked"));
    unpack(archive("symlink"), to);
    String text = Files.readString(to.resolve("src/main/java/backprop/network/Link.java"));
    assertThat(trap.sprung(text, List.of())).contains("read a secret");
  }

  @Test
  void aSimpleProgramReadsThroughTheNameWithABackslash() throws IOException {
    Path submission = archive("link-and-backslash");
    Path asOnWindows = submission.resolve("near\\submission.zip".replace('\\', '/'));
    assertThat(asOnWindows).exists();
  }

  @Test
  void twiceTheEntriesAreTwiceAsMany() throws Exception {
    Path archive = archive("sixty-thousand-entries");
    IntakeLimits s = IntakeLimits.DEFAULT;
    assertThat(catchThrowable(() -> reader(s).read(archive))).isInstanceOf(Fault.class);
    IntakeLimits generous =
        new IntakeLimits(
            70_000,
            70_000,
            s.archiveBytes(),
            s.sourceBytes(),
            s.totalBytes(),
            s.ratio(),
            s.unpackedBytes(),
            s.headerBytes(),
            s.pathLength(),
            s.depth(),
            s.furtherSources(),
            s.ownTests());
    assertThat(reader(generous).read(archive).sources()).isNotEmpty();
  }

  private static SubmissionReader reader(IntakeLimits limits) {
    return new SubmissionReader(
        new AssignmentFiles(Course.standard().assignment().files(), List.of()), limits);
  }

  @Test
  void aCompilerThatLooksForProcessorsRunsTheirCode() throws IOException {
    Path home = Files.createDirectories(folder.resolve("processor"));
    String body = "System.setProperty(\"processor.ran\", \"yes\");";
    Path source = Files.writeString(home.resolve("Evil.java"), processor(body));
    assertThat(javac("-proc:none", "-d", home.toString(), source.toString())).isZero();
    Path services = Files.createDirectories(home.resolve("META-INF/services"));
    Files.writeString(services.resolve("javax.annotation.processing.Processor"), "Evil");
    Path victim = Files.writeString(folder.resolve("Victim.java"), "class Victim {}");
    String[] options = {"-d", folder.toString(), "-cp", home.toString(), victim.toString()};
    assertThat(javac(options[0], options[1], options[2], options[3], "-proc:none", options[4]))
        .isZero();
    assertThat(System.getProperty("processor.ran")).isNull();
    assertThat(javac(options[0], options[1], options[2], options[3], "-proc:only", options[4]))
        .isZero();
    assertThat(System.clearProperty("processor.ran")).isEqualTo("yes");
  }

  private static String processor(String body) {
    return """
    @javax.annotation.processing.SupportedAnnotationTypes("*")
    public class Evil extends javax.annotation.processing.AbstractProcessor {
      @Override
      public boolean process(
          java.util.Set<? extends javax.lang.model.element.TypeElement> types,
          javax.annotation.processing.RoundEnvironment round) {
        %s
        return false;
      }
    }
    """
        .formatted(body);
  }

  private static int javac(String... options) {
    var quiet = java.io.OutputStream.nullOutputStream();
    return ToolProvider.getSystemJavaCompiler().run(null, quiet, quiet, options);
  }
}
