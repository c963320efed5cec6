package backprop.grader.platform;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where courses are graded: a folder of scripts and manifests, in which names such as
 * {@code @memory@} stand for settings. Shells and workflows have a meaning for dollars already.
 *
 * @param name the folder's
 * @param folder that holds the files, and {@code platform.yml} about them
 */
public record Platform(String name, Path folder, Description description) {

  private static final String FILE = "platform.yml";
  private static final Pattern PLACE = Pattern.compile("@([a-zA-Z]+)@");

  /** What may stand in a script without quotes; whoever allows more has to quote. */
  private static final String HARMLESS = "[A-Za-z0-9_./:,=+-]*";

  private static final ObjectMapper MAPPER =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * What {@code platform.yml} says: the names are the keys.
   *
   * @param about one line
   * @param zip whether it wants one archive
   * @param grader where it wants the built grader: a folder, or a {@code .tar} with a folder {@code
   *     grader}; null if it doesn't
   * @param next what to do with it, one line
   */
  public record Description(
      String about, boolean zip, String grader, String next, Map<String, Setting> settings) {

    /** A platform may be without settings. */
    public Description {
      settings = settings == null ? Map.of() : settings;
    }
  }

  /**
   * What an instructor can choose.
   *
   * @param value the default
   * @param allowed regular expression of all values; null if any harmless one will do
   */
  public record Setting(String about, String value, String allowed) {}

  /** Returns all platforms in a folder, by name. */
  public static List<Platform> in(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(Files::isDirectory).sorted().map(Platform::read).toList();
    }
  }

  private static Platform read(Path folder) {
    Path file = folder.resolve(FILE);
    return new Platform(
        folder.getFileName().toString(),
        folder,
        MAPPER.readValue(file.toFile(), Description.class));
  }

  /**
   * Returns the value of each setting.
   *
   * @param chosen those that aren't the default
   * @throws Fault if there's no such setting, or it can't have this value
   */
  public Map<String, String> settings(Map<String, String> chosen) {
    SortedMap<String, String> values = new TreeMap<>();
    description.settings().forEach((key, setting) -> values.put(key, setting.value()));
    chosen.forEach(
        (key, value) -> {
          Setting setting = description.settings().get(key);
          if (setting == null) {
            throw new Fault(
                "--set: %s has no setting %s; it has %s".formatted(name, key, values.keySet()));
          }
          String allowed = setting.allowed() == null ? HARMLESS : setting.allowed();
          if (!value.matches(allowed)) {
            throw new Fault(
                "--set: %s can't be %s; it is %s".formatted(key, value, setting.about()));
          }
          values.put(key, value);
        });
    return values;
  }

  /** Returns the files by path, with the settings' values in place of their names. */
  public SortedMap<String, ExportedFile> files(Map<String, String> values) throws IOException {
    SortedMap<String, ExportedFile> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (!path.equals(FILE)) {
          files.put(path, ExportedFile.of(filledIn(Files.readString(file), values)));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static String filledIn(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }
}
