package backprop.grader.soak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Grades a seeded mix of submissions and fails if a result changes or anything is left behind.
 *
 * <p>A program of its own, so that heap, classes and temporary files are the grader's alone.
 */
final class Soak {
  private final List<Sample> samples;
  private final Map<Sample, String> results = new HashMap<>();
  private final Map<String, List<Double>> seconds = new TreeMap<>();

  private Soak(List<Sample> samples) {
    this.samples = samples;
  }

  /** Takes the reference's project, a folder for the submissions, their number and a seed. */
  public static void main(String[] args) throws Exception {
    List<Sample> samples = Sample.all(Path.of(args[0]), Path.of(args[1]));
    Soak soak = new Soak(samples);
    try {
      soak.run(Integer.parseInt(args[2]), Long.parseLong(args[3]));
    } finally {
      soak.table();
    }
  }

  private void run(int gradings, long seed) throws Exception {
    List<Sample> order = order(gradings, new Random(seed));
    System.out.println("soak: " + gradings + " gradings, seed " + seed);
    Footprint early = null;
    int processes = 0;
    try (SampleGrader grader = new SampleGrader()) {
      for (int i = 0; i < gradings; i++) {
        grade(grader, order.get(i));
        processes = i == 0 ? Footprint.descendants().size() : processes;
        Footprint.awaitDescendants(processes);
        if ((i + 1) % Math.max(1, gradings / 10) == 0) {
          Footprint now = Footprint.now();
          early = early == null ? now : early;
          System.out.println(i + 1 + " graded, " + now);
          requireNone(now.growthSince(early));
        }
      }
    }
    Footprint.awaitDescendants(0);
    requireNone(Footprint.leftFiles().isEmpty() ? "" : "left behind: " + Footprint.leftFiles());
  }

  private static void requireNone(String problem) {
    if (!problem.isEmpty()) {
      throw new AssertionError(problem);
    }
  }

  /** Each sample at least once, and the good ones first, so that the grader has warmed up. */
  private List<Sample> order(int gradings, Random random) {
    List<Sample> weighted = new ArrayList<>();
    samples.forEach(sample -> weighted.addAll(Collections.nCopies(sample.weight(), sample)));
    List<Sample> order = new ArrayList<>(samples);
    while (order.size() < gradings) {
      order.add(weighted.get(random.nextInt(weighted.size())));
    }
    return order;
  }

  private void grade(SampleGrader grader, Sample sample) throws Exception {
    long begin = System.nanoTime();
    String result = grader.grade(sample);
    double taken = (System.nanoTime() - begin) / 1e9;
    seconds.computeIfAbsent(sample.kind(), kind -> new ArrayList<>()).add(taken);
    String first = results.putIfAbsent(sample, result);
    if (first != null && !first.equals(result)) {
      throw new AssertionError(
          sample.kind() + " " + sample.path() + ":\n" + first + "\nbut now:\n" + result);
    }
  }

  private void table() {
    System.out.printf("%-18s %6s %8s %8s  %s%n", "kind", "count", "median", "longest", "result");
    seconds.forEach(
        (kind, all) -> {
          Collections.sort(all);
          System.out.printf(
              "%-18s %6d %7.2fs %7.2fs  %s%n",
              kind, all.size(), all.get(all.size() / 2), all.get(all.size() - 1), results(kind));
        });
  }

  private String results(String kind) {
    return samples.stream()
        .filter(sample -> sample.kind().equals(kind))
        .map(sample -> results.getOrDefault(sample, "").lines().findFirst().orElse(""))
        .distinct()
        .toList()
        .toString();
  }
}
