package backprop.grader.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a platform gets: its files, with the values of settings in place of their names, and the
 * grader where it wants it. The same content gives the same bytes.
 *
 * @param values of all settings
 * @param more further files, by path
 * @param grader the folder where the built grader runs from
 */
public record Export(
    Platform platform, Map<String, String> values, Map<String, byte[]> more, Path grader) {

  /** Shells, make and workflows have a meaning for dollars already. */
  private static final Pattern PLACE = Pattern.compile("@([a-zA-Z]+)@");

  /** What a grader needs to run, of all that lies in its folder once it has. */
  private static final List<String> PARTS = List.of("grade", "lib", "worker", "assignment");

  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /** Writes everything below a folder, which may be that of an archive. */
  public void write(Path root) throws IOException {
    try (Stream<Path> found = Files.walk(platform.folder())) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String path = platform.folder().relativize(file).toString().replace('\\', '/');
        if (!path.equals(Platform.FILE)) {
          String text = filledIn(Files.readString(file));
          write(root.resolve(path), text.getBytes(StandardCharsets.UTF_8), text.startsWith("#!"));
        }
      }
      for (Map.Entry<String, byte[]> file : more.entrySet()) {
        write(root.resolve(file.getKey()), file.getValue(), false);
      }
      for (String part : platform.description().grader() == null ? List.<String>of() : PARTS) {
        copy(grader.resolve(part), root.resolve(platform.description().grader()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void copy(Path part, Path target) throws IOException {
    try (Stream<Path> found = Files.walk(part)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        // As text: an archive's paths are of another kind.
        Path copy = target.resolve(grader.relativize(file).toString().replace('\\', '/'));
        write(copy, Files.readAllBytes(file), file.equals(part));
      }
    }
  }

  private static void write(Path file, byte[] bytes, boolean program) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.write(file, bytes);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      String mode = program ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
    Files.setLastModifiedTime(file, TIME);
  }

  private String filledIn(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }
}
