package backprop.grader.cli;

import backprop.grader.common.Fault;
import backprop.grader.common.Numbers;
import backprop.grader.common.Output;
import backprop.grader.course.Course;
import backprop.grader.grading.Installation;
import backprop.grader.platform.Export;
import backprop.grader.platform.Platform;
import backprop.grader.result.Assignment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade export}: writes what a platform wants, filled in. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes what a platform wants to grade submissions by itself: Gradescope, Slurm and others."
            + " Without a NAME it lists them, with their settings.")
final class ExportCommand implements Callable<Integer> {

  private static final String ZIP = ".zip";

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the platform")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SUBMISSIONS",
      description = "for jplag: those of a class, as for grade class")
  private Path submissions;

  @Option(
      names = "--earlier",
      paramLabel = "PATH",
      description = "for jplag: submissions of an earlier year; may be given several times")
  private List<Path> earlier = List.of();

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description =
          "where to write: a folder that is empty or isn't there, or a name that ends with .zip;"
              + " default: the platform's name, here")
  private Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting of the platform; may be given several times")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private CourseOption courseOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Installation installation = Installation.locate();
    List<Platform> platforms = Platform.in(installation.platforms());
    PrintWriter terminal = spec.commandLine().getOut();
    if (name == null) {
      platforms.forEach(platform -> describe(platform, terminal));
      return 0;
    }
    Platform platform =
        platforms.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new Fault("export: no platform " + name + "; " + known(platforms)));
    if (platform.description().submissions() != (submissions != null)) {
      throw new Fault(
          submissions == null
              ? "export: name the submissions of a class: export " + name + " SUBMISSIONS"
              : "export: %s takes no submissions; leave out %s".formatted(name, submissions));
    }
    Map<String, String> values = platform.settings(settings);
    Path place = out != null ? out : Path.of(name + (platform.description().zip() ? ZIP : ""));
    boolean zip = place.toString().endsWith(ZIP);
    requireFree(place, zip);
    SortedMap<String, byte[]> more = new TreeMap<>();
    if (platform.description().submissions()) {
      more.putAll(
          new SourceFolders(
                  installation.reader(Course.standard().assignment()),
                  installation.sources(),
                  spec.commandLine().getErr())
              .of(submissions, earlier));
    }
    if (courseOption.given()) {
      more.put(inGrader(platform), course(terminal));
    }
    Export export = new Export(platform, values, more, installation.home());
    if (zip) {
      Output.write(place, zipped(export));
      terminal.printf("wrote %s, %s MB%n", place, Numbers.decimal(Files.size(place) / 1e6));
    } else {
      write(export, place);
      terminal.printf("wrote the folder %s%n", place);
    }
    terminal.println(platform.description().next());
    return 0;
  }

  private static String inGrader(Platform platform) {
    String grader = platform.description().grader();
    if (grader == null) {
      throw new Fault("export: %s holds no grader; leave out --course".formatted(platform.name()));
    }
    return grader + "/" + CourseOption.EXPORTED;
  }

  /** Returns the file with the course's points, and says how many there are. */
  private byte[] course(PrintWriter terminal) throws IOException {
    Path file = courseOption.file().orElseThrow();
    if (!Files.exists(file)) {
      throw new Fault("--course: there is no %s; points and rules stand there".formatted(file));
    }
    Assignment assignment = courseOption.course().assignment();
    terminal.printf(
        "points of the course: %d and %d bonus%n",
        assignment.maxScore(false), assignment.maxScore(true));
    return Files.readAllBytes(file);
  }

  private static String known(List<Platform> platforms) {
    return platforms.stream()
        .map(Platform::name)
        .collect(Collectors.joining(", ", "there are ", ""));
  }

  private static void describe(Platform platform, PrintWriter terminal) {
    terminal.printf("%-12s %s%n", platform.name(), platform.description().about());
    platform
        .description()
        .settings()
        .forEach(
            (key, setting) ->
                terminal.printf("    --set %s=%s   %s%n", key, setting.value(), setting.about()));
  }

  private static void requireFree(Path place, boolean zip) throws IOException {
    if (zip) {
      Output.to(place);
      return;
    }
    try (Stream<Path> found = Files.exists(place) ? Files.list(place) : Stream.empty()) {
      if (found.findAny().isPresent()) {
        throw new Fault(
            "--out: %s isn't empty; remove it, or name another folder".formatted(place));
      }
    } catch (NotDirectoryException e) {
      throw new Fault("--out: %s is a file; name a folder, or a .zip".formatted(place));
    }
  }

  private static void write(Export export, Path place) {
    try {
      export.write(place);
    } catch (IOException e) {
      throw Output.fault(place, e);
    }
  }

  private static byte[] zipped(Export export) throws IOException {
    Path folder = Files.createTempDirectory("grade-export-");
    Path draft = folder.resolve("export.zip");
    try {
      Map<String, ?> kept = Map.of("create", true, "enablePosixFileAttributes", true);
      try (FileSystem zip = FileSystems.newFileSystem(draft, kept)) {
        export.write(zip.getPath("/"));
      }
      return Files.readAllBytes(draft);
    } finally {
      Files.deleteIfExists(draft);
      Files.delete(folder);
    }
  }
}
