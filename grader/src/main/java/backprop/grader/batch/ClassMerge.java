package backprop.grader.batch;

import backprop.grader.common.Fault;
import backprop.grader.common.Output;
import backprop.grader.course.StoredResult;
import backprop.grader.intake.Deliveries;
import backprop.grader.intake.Delivery;
import backprop.grader.intake.SourceDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shards of one class, wherever they lie, as what one machine would know of it. */
public final class ClassMerge {

  private final Map<Integer, ShardRecord> records = new TreeMap<>();
  private final Map<Integer, Path> folders = new HashMap<>();

  /** What all others have to agree with. */
  private final ShardRecord first;

  /**
   * Reads what the shards have left.
   *
   * @throws Fault if there is nothing, or they don't belong together
   */
  public ClassMerge(List<Path> classFolders) throws IOException {
    ShardRecord other = null;
    for (Path folder : classFolders) {
      List<ShardRecord> found = ShardRecord.in(folder);
      if (found.isEmpty()) {
        throw new Fault(
            folder + ": no shard has ended here; start one with grade class PATH --shard K/N");
      }
      for (ShardRecord shard : found) {
        records.putIfAbsent(shard.shard().number(), shard);
        folders.putIfAbsent(shard.shard().number(), folder);
        other = other == null ? shard : other;
        requireSameClass(shard, folder, other);
      }
    }
    first = other;
  }

  private void requireSameClass(ShardRecord shard, Path folder, ShardRecord other) {
    String what = null;
    if (shard.shard().of() != other.shard().of()) {
      what = "as many shards";
    } else if (shard.size() != other.size() || !names(shard).equals(names(other))) {
      what = "the same submissions";
    } else if (!shard.circumstances().equals(other.circumstances())) {
      what = "the same grader, limits and --seed";
    }
    if (what != null) {
      throw new Fault(
          "%s: shard %s was not graded with %s as shard %s in %s; grade one of them again"
              .formatted(
                  folder, shard.shard(), what, other.shard(), folders.get(other.shard().number())));
    }
  }

  private static List<String> names(ShardRecord shard) {
    return shard.all().stream().map(Delivery::name).toList();
  }

  /** Returns the seed that all were graded with; null if each submission has its own. */
  public Long seed() {
    return first.seed();
  }

  /**
   * Checks that shards were graded as one machine would now.
   *
   * @throws Fault if the grader, the assignment or its limits were others
   */
  public void requireKey(String circumstances) {
    if (!circumstances.equals(first.circumstances())) {
      throw new Fault(
          "the shards were graded by another grader, or with another --course; merge them with"
              + " the same, or grade them again");
    }
  }

  /** Returns the submissions of the whole class, those of missing shards too. */
  public Deliveries deliveries() {
    // Each shard has seen all, but where it has a copy of the class only its own times count.
    Map<String, Delivery> all = new LinkedHashMap<>();
    first.all().forEach(delivery -> all.put(delivery.name(), delivery));
    for (ShardRecord record : records.values()) {
      record.shard().part(record.all()).forEach(own -> all.put(own.name(), own));
    }
    return new Deliveries(List.copyOf(all.values()), first.remarks(), () -> {});
  }

  /**
   * Returns the results, and keeps them in a class's folder.
   *
   * @return by submission; without those that have changed since their shard ended
   */
  public Map<String, StoredResult> results(Path classFolder) throws IOException {
    Output.sweep(classFolder);
    ResultStore to = new ResultStore(classFolder);
    to.open();
    Map<String, StoredResult> results = new TreeMap<>();
    for (ShardRecord record : records.values()) {
      Path folder = folders.get(record.shard().number());
      boolean elsewhere = !Files.isSameFile(folder, classFolder);
      Map<String, StoredResult> own = new ResultStore(folder).of(record.shard().part(record.all()));
      own.values().removeIf(stored -> !stored.key().equals(record.keys().get(stored.submission())));
      results.putAll(own);
      if (elsewhere) {
        for (StoredResult stored : own.values()) {
          to.write(stored);
        }
      }
    }
    return results;
  }

  /** Returns what the shards found out beside results. */
  public ClassGrading.Graded graded() {
    Map<String, String> ungraded = new TreeMap<>();
    Map<String, SourceDigests> digests = new HashMap<>();
    for (ShardRecord record : records.values()) {
      ungraded.putAll(record.ungraded());
      digests.putAll(record.digests());
    }
    return new ClassGrading.Graded(ungraded, digests, List.of());
  }

  /**
   * Returns what is missing, and what to do.
   *
   * @param results those that are there
   * @return empty if each submission has a result, or the grader failed on it
   */
  public String missing(Map<String, StoredResult> results) {
    List<Integer> shards =
        IntStream.rangeClosed(1, first.shard().of())
            .filter(number -> !isWhole(new Shard(number, first.shard().of()), results))
            .boxed()
            .toList();
    if (shards.isEmpty()) {
      return "";
    }
    Map<String, String> ungraded = graded().ungraded();
    long missing =
        first.all().stream()
            .filter(delivery -> !results.containsKey(delivery.name()))
            .filter(delivery -> !ungraded.containsKey(delivery.name()))
            .count();
    String last = Integer.toString(shards.get(shards.size() - 1));
    String before =
        shards.stream()
            .limit(shards.size() - 1)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "%d of %d not graded: %s missing; start %s again, then merge again"
        .formatted(
            missing,
            first.all().size(),
            before.isEmpty()
                ? "shard " + last + " is"
                : "shards " + before + " and " + last + " are",
            before.isEmpty() ? "it" : "them");
  }

  private boolean isWhole(Shard shard, Map<String, StoredResult> results) {
    ShardRecord record = records.get(shard.number());
    return record == null
        ? shard.part(first.all()).isEmpty()
        : results.keySet().containsAll(record.keys().keySet());
  }
}
