package backprop.grader.platform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backprop.grader.cli.Main;
import backprop.grader.grading.Installation;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * An imitation of the container that a platform starts for a submission.
 *
 * @param folder what it may write to
 * @param place where the container sees this folder, and starts
 * @param megabytes of memory that it has
 * @param percent of a processor that it has
 */
record Container(Path folder, String place, int megabytes, int percent) {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /** What a command ended with and printed, on both streams. */
  record Run(int exitCode, String out) {}

  /** Returns a container without tight limits; skips the test where none can be imitated. */
  static Container of(Path folder, String place) throws IOException {
    return limited(folder, place, 4000, 200);
  }

  /** Returns a container with limits; skips the test where none can be imitated. */
  static Container limited(Path folder, String place, int megabytes, int percent)
      throws IOException {
    Container container = new Container(folder, place, megabytes, percent);
    boolean possible = File.separatorChar == '/' && container.run("true").exitCode() == 0;
    assumeTrue(possible, "skipped: only root can imitate a container, and not everywhere");
    return container;
  }

  /** Runs a command in it. */
  Run run(String... command) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "sh",
                "src/test/resources/container.sh",
                folder.toString(),
                place,
                Integer.toString(megabytes),
                Integer.toString(percent)));
    words.addAll(List.of(command));
    return run(new ProcessBuilder(words));
  }

  static Run run(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes());
      return new Run(process.waitFor(), out);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Writes what a platform gets into a folder, as an instructor would. */
  static void export(String platform, Path out, String... settings) {
    List<String> words = new ArrayList<>(List.of("export", platform, "--out", out.toString()));
    Stream.of(settings).forEach(setting -> words.addAll(List.of("--set", setting)));
    grade(words.toArray(String[]::new));
  }

  /** Writes the same with what a first run would leave beside the grader: that takes long. */
  static void exportWarm(String platform, Path out, String... settings) throws IOException {
    export(platform, out, settings);
    Path home = Warm.HOME;
    String grader =
        Platform.in(home.resolve("platforms")).stream()
            .filter(known -> known.name().equals(platform))
            .findFirst()
            .orElseThrow()
            .description()
            .grader();
    String images = "cp -r " + home + "/*-[0-9]*-[0-9a-f]* " + out.resolve(grader);
    run(new ProcessBuilder("sh", "-c", images));
  }

  /** A grader that has run; found when it is asked for. */
  private static final class Warm {
    static final Path HOME = Installation.locate().home();

    static {
      grade(HOME.resolve("assignment/sources").toString(), "--tests", "SigmoidTest");
    }
  }

  /** Runs the command line, which succeeds. */
  static void grade(String... words) {
    StringWriter said = new StringWriter();
    PrintWriter terminal = new PrintWriter(said);
    if (Main.run(terminal, terminal, words) != 0) {
      throw new AssertionError(said.toString());
    }
  }

  /** Unpacks an archive, with the permissions that it holds. */
  static void unpack(Path zip, Path folder) throws IOException {
    try (ZipFile archive = ZipFile.builder().setPath(zip).get()) {
      for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
        Path file = folder.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(archive.getInputStream(entry), file);
          file.toFile().setExecutable((entry.getUnixMode() & 0100) != 0, false);
        }
      }
    }
  }

  /** Puts the reference's files where students have them, and changes some. */
  static void handIn(Path folder, String file, UnaryOperator<String> change) throws IOException {
    Path sources = REPOSITORY.resolve("solution/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path source : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("src/main/java").resolve(sources.relativize(source).toString());
        Files.createDirectories(copy.getParent());
        String text = Files.readString(source);
        Files.writeString(copy, source.endsWith(file) ? change.apply(text) : text);
      }
    }
  }

  /** Puts the same into a zip. */
  static void handInZip(Path zip, String file, UnaryOperator<String> change) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", Boolean.TRUE))) {
      handIn(files.getPath("/"), file, change);
    }
  }

  /** Returns the softmax with a known misconception. */
  static String columnSums(String softmax) {
    return replaced(
        softmax,
        "      s[n] = softmax(x[n]);",
        """
              s[n] = new double[x[n].length];
              for (int k = 0; k < x[n].length; k++) {
                double max = Double.NEGATIVE_INFINITY;
                for (double[] row : x) {
                  max = Math.max(max, row[k]);
                }
                double sum = 0;
                for (double[] row : x) {
                  sum += Math.exp(row[k] - max);
                }
                s[n][k] = Math.exp(x[n][k] - max) / sum;
              }
        """);
  }

  /** Returns a layer that doesn't compile, in line 27. */
  static String withoutSemicolon(String tanh) {
    return replaced(tanh, "Matrices.tanh(x);", "Matrices.tanh(x)");
  }

  static String replaced(String text, String from, String to) {
    if (!text.contains(from)) {
      throw new AssertionError("no longer there: " + from);
    }
    return text.replace(from, to);
  }
}
