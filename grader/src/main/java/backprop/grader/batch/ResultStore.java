package backprop.grader.batch;

import backprop.grader.common.Output;
import backprop.grader.course.StoredResult;
import backprop.grader.intake.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The results of a class, one file each, written whole or not at all. */
public final class ResultStore {

  private static final String ENDING = ".json";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addModule(new SimpleModule().addDeserializer(String.class, new Words()))
          .build();

  private final Path folder;

  /** Nearly all that results say is the same in many: kept once, a large class fits in memory. */
  private static final class Words extends StdScalarDeserializer<String> {

    Words() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      String text = StringDeserializer.instance.deserialize(parser, context);
      return text == null ? null : text.intern();
    }
  }

  /** Makes a store in {@code results/} of a class's folder; nothing is written yet. */
  public ResultStore(Path classFolder) {
    this.folder = classFolder.resolve("results");
  }

  /**
   * Makes the folder, closes it to all but this user, since hidden inputs are in there, and clears
   * away what a killed grader was about to write.
   */
  public void open() throws IOException {
    if (openPrivately(folder)) {
      for (Path file : files()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
    Output.sweep(folder);
  }

  /** Makes and closes the folder, in which other graders may just be writing. */
  public void openBesideOthers() throws IOException {
    openPrivately(folder);
  }

  /** Makes a folder that is closed to all but this user; returns whether there are permissions. */
  static boolean openPrivately(Path folder) throws IOException {
    Files.createDirectories(folder);
    boolean closes =
        Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
    if (closes) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return closes;
  }

  /** Returns what is known of a submission; a file that can't be read counts for nothing. */
  public Optional<StoredResult> find(String submission) {
    return read(file(submission)).filter(stored -> stored.submission().equals(submission));
  }

  /** Returns the results of these submissions, as far as there are any, by name. */
  public Map<String, StoredResult> of(List<Delivery> deliveries) {
    return deliveries.parallelStream()
        .flatMap(delivery -> find(delivery.name()).stream())
        .collect(Collectors.toMap(StoredResult::submission, r -> r, (a, b) -> b, TreeMap::new));
  }

  /** Returns all results, by file name; none if there is no such folder. */
  public List<StoredResult> all() throws IOException {
    List<StoredResult> all = new ArrayList<>();
    for (Path file : files()) {
      read(file).ifPresent(all::add);
    }
    return all;
  }

  /** Returns how many files there are, whether they hold results or not. */
  public int size() throws IOException {
    return files().size();
  }

  /** Keeps a result in place of an earlier one. */
  public void write(StoredResult result) throws IOException {
    Output.writePrivately(file(result.submission()), MAPPER.writeValueAsString(result));
  }

  /** Forgets the result of a submission, if there is one. */
  public void delete(String submission) throws IOException {
    Files.deleteIfExists(file(submission));
  }

  private Path file(String submission) {
    return folder.resolve(FileName.of(submission) + ENDING);
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  // Somebody may have put or edited files here; what isn't just as it was written is graded again.
  private Optional<StoredResult> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.ofNullable(MAPPER.readValue(file.toFile(), StoredResult.class))
              .filter(stored -> stored.isWhole() && file.equals(file(stored.submission())))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
