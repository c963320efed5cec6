package backprop.grader.batch;

import backprop.grader.common.Output;
import backprop.grader.intake.Delivery;
import backprop.grader.intake.SourceDigests;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a shard leaves beside its results when it has ended, in {@code shards/3-of-8.json}: all that
 * merging wants to know, so that nobody reads a submission again.
 *
 * @param circumstances the key of all that results depend on besides the submissions
 * @param seed of the hidden inputs; null if each submission has its own
 * @param size bytes of what the class lay in, to tell it from another one with the same names
 * @param all submissions of the class, those of other shards too
 * @param remarks on what was left out
 * @param keys of the results, by submission of this shard
 * @param ungraded by submission, why the grader failed on it
 * @param digests by submission, of its sources
 */
record ShardRecord(
    Shard shard,
    String circumstances,
    Long seed,
    long size,
    List<Delivery> all,
    List<String> remarks,
    Map<String, String> keys,
    Map<String, String> ungraded,
    Map<String, SourceDigests> digests) {

  private static final String FOLDER = "shards";
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private static Path file(Path classFolder, Shard shard) {
    return classFolder.resolve(FOLDER).resolve(shard.number() + "-of-" + shard.of() + ".json");
  }

  /**
   * Forgets what an earlier run of a shard left, and runs with another number of shards; tells
   * whether there were such.
   */
  static boolean forget(Path classFolder, Shard shard) throws IOException {
    Files.deleteIfExists(file(classFolder, shard));
    boolean others = false;
    for (Path file : files(classFolder)) {
      if (!file.toString().endsWith("-of-" + shard.of() + ".json")) {
        others |= Files.deleteIfExists(file);
      }
    }
    return others;
  }

  /** Returns the bytes of a zip, or of the files that lie side by side in a folder. */
  static long size(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Files.size(path);
    }
    long size = 0;
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        size += Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS) ? Files.size(child) : 0;
      }
    }
    return size;
  }

  /** Keeps this in a class's folder. */
  void write(Path classFolder) throws IOException {
    Files.createDirectories(classFolder.resolve(FOLDER));
    Output.writePrivately(file(classFolder, shard), MAPPER.writeValueAsString(this));
  }

  /** Returns what shards have left in a class's folder, and could be read. */
  static List<ShardRecord> in(Path classFolder) throws IOException {
    List<ShardRecord> records = new ArrayList<>();
    for (Path file : files(classFolder)) {
      try {
        records.add(MAPPER.readValue(file.toFile(), ShardRecord.class));
      } catch (JacksonException e) {
        // Then the shard is missing, which is said.
      }
    }
    return records;
  }

  private static List<Path> files(Path classFolder) throws IOException {
    Path folder = classFolder.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
