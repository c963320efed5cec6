package backprop.grader.platform;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where courses are graded: a folder of scripts and manifests, in which names such as {@code
 * @memory@} stand for settings.
 *
 * @param name the folder's
 * @param folder that holds the files, and {@code platform.yml} about them
 */
public record Platform(String name, Path folder, Description description) {

  static final String FILE = "platform.yml";

  /** What may stand in a script without quotes. */
  private static final String HARMLESS = "[A-Za-z0-9_./:,=+-]*";

  private static final ObjectMapper MAPPER =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * What {@code platform.yml} says: the names are the keys.
   *
   * @param about one line
   * @param zip whether it wants one archive
   * @param grader folder in which it wants the built grader; null if it doesn't
   * @param submissions whether it wants those of a class
   * @param next what to do with it, one line
   */
  public record Description(
      String about,
      boolean zip,
      String grader,
      boolean submissions,
      String next,
      Map<String, Setting> settings) {

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
    Map<String, String> values = new TreeMap<>();
    description.settings().forEach((key, setting) -> values.put(key, setting.value()));
    chosen.forEach(
        (key, value) -> {
          Setting setting = description.settings().get(key);
          if (setting == null) {
            String known = values.isEmpty() ? "none" : String.join(", ", values.keySet());
            throw new Fault("--set: %s has no setting %s; it has %s".formatted(name, key, known));
          }
          if (!value.matches(setting.allowed() == null ? HARMLESS : setting.allowed())) {
            throw new Fault(
                "--set: %s can't be %s: it is %s".formatted(key, value, setting.about()));
          }
          values.put(key, value);
        });
    return values;
  }
}
