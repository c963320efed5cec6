package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code grade class --shard} and {@code grade merge}, as whoever uses a cluster sees them. */
class MergeIT {

  // All that is handed in: what isn't written is graded at once.
  private static final String SIGMOID = "solution/src/main/java/backprop/function/Sigmoid.java";

  @TempDir private Path temp;
  private Path in;

  @BeforeEach
  void handIn() throws IOException {
    in = Files.createDirectories(temp.resolve("class"));
    submission("ada", text -> text);
    submission("bob", text -> text.replace("1 - s", "1 + s"));
    submission("cleo", text -> text + "// layout");
    Files.writeString(in.resolve("dan.zip"), "no archive");
  }

  @Test
  void shardsMergedAreWhatOneMachineWritesAndAMissingOneIsSaid() throws IOException {
    Path one = temp.resolve("one");
    assertThat(grade(one).exitCode()).isZero();

    Path a = temp.resolve("a");
    Path b = temp.resolve("b");
    Path out = temp.resolve("out");
    CommandLineRun first = grade(a, "--shard", "1/3");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("Wrote shard 1 of 3", "grade merge --out " + a);
    assertThat(first.err()).contains("shard 1 of 3: ", " of 4 submissions: ");
    assertThat(a.resolve("class.json")).as("pages are the merging's").doesNotExist();
    CommandLineRun early = merge(a, "--out", out);
    assertThat(early.exitCode()).isEqualTo(Main.GRADER_FAILED);
    assertThat(early.err())
        .isEqualToIgnoringNewLines(
            "grade: 2 of 4 not graded: shards 2 and 3 are missing; start them again, then merge"
                + " again");
    assertThat(Files.readString(out.resolve("gradebook.csv"))).contains("bob", "ungraded");
    grade(b, "--shard", "2/3");
    assertThat(merge(a, b, "--out", out).err()).contains("1 of 4", "shard 3 is missing");
    grade(b, "--shard", "3/3");
    SortedMap<String, FileTime> kept = times(b);
    assertThat(grade(b, "--shard", "2/3").err()).contains("0 to grade, 1 known");
    assertThat(times(b)).as("graded once").isEqualTo(kept);
    assertSame(one, out, merge(a, b, "--out", out));

    // As if all of them had written into one folder.
    FileUtils.copyDirectory(a.toFile(), b.toFile());
    assertSame(one, b, merge("--out", b));
    SortedMap<String, String> before = files(b);
    assertThat(grade(b).err()).contains("4 submissions: 0 to grade, 3 known, 1 unreadable");
    assertThat(files(b)).as("from the same results, everything is the same").isEqualTo(before);
  }

  private void assertSame(Path one, Path out, CommandLineRun merged) throws IOException {
    assertThat(merged.exitCode()).as(merged.err()).isZero();
    assertThat(merged.err()).isEmpty();
    assertThat(QuickClass.untimed(out))
        .isEqualTo(QuickClass.untimed(one))
        .containsKeys("gradebook.csv", "class.json", "index.html")
        .hasSize(5 + 4 + 4);
    assertThat(merged.out().replace(out.toString(), one.toString())).isEqualTo(grade(one).out());
  }

  @Test
  void whatDoesNotBelongTogetherIsRefusedWithWhatToDo() throws IOException {
    Path a = temp.resolve("a");
    Path b = temp.resolve("b");
    Path out = temp.resolve("out");
    assertRefused("no shard has ended here", a, "--out", out);
    grade(a, "--shard", "4/4");
    grade(b, "--shard", "5/5");
    assertRefused("as many shards", a, b, "--out", out);
    grade(b, "--shard", "5/6", "--seed", "7");
    grade(a, "--shard", "6/6");
    assertRefused("the same grader, limits and --seed", a, b, "--out", out);
    Path course = Files.createDirectories(temp.resolve("course"));
    Files.writeString(course.resolve("assignment.yml"), "course:\n  limits: { call: 3 }\n");
    assertRefused("another --course", a, "--out", out, "--course", course);
    Files.writeString(in.resolve("dan.zip"), "another archive");
    grade(b, "--shard", "5/6");
    assertRefused("the same submissions", a, b, "--out", out);
    assertThat(out.resolve("gradebook.csv")).as("nothing is written").doesNotExist();
    CommandLineRun wrong = grade(out, "--shard", "9/8");
    assertThat(wrong.exitCode()).isEqualTo(Main.USAGE);
    assertThat(wrong.err().lines()).hasSize(1);
  }

  private static void assertRefused(String why, Object... args) {
    CommandLineRun run = merge(args);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains(why);
    assertThat(run.err().lines()).hasSize(1);
  }

  private static CommandLineRun merge(Object... args) {
    return CommandLineRun.of(Stream.concat(Stream.of("merge"), Stream.of(args)).toArray());
  }

  private CommandLineRun grade(Path out, Object... more) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of("class", in, "--out", out, CommandLineRun.sandbox()), Stream.of(more))
            .toArray());
  }

  private void submission(String name, UnaryOperator<String> sigmoid) throws IOException {
    String text = Files.readString(CommandLineRun.repository().resolve(SIGMOID));
    Path file = Files.createDirectories(in.resolve(name)).resolve("Sigmoid.java");
    Files.writeString(file, sigmoid.apply(text));
  }

  private static SortedMap<String, String> files(Path out) throws IOException {
    SortedMap<String, String> files = FileTree.texts(out);
    files.keySet().removeIf(name -> name.equals(".lock") || name.startsWith("shards/"));
    return files;
  }

  // Those that can't be read are looked at anew each time.
  private static SortedMap<String, FileTime> times(Path out) throws IOException {
    SortedMap<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> found = Files.list(out.resolve("results"))) {
      for (Path file : found.filter(f -> !f.getFileName().toString().startsWith("dan")).toList()) {
        times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }
}
