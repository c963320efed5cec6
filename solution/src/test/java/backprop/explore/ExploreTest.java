package backprop.explore;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.NotImplementedException;
import backprop.chart.Axis;
import backprop.chart.LineChart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExploreTest {
  @TempDir Path folder;
  private final Map<String, Exploration> explorations = new LinkedHashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void fillTheList() {
    explorations.put(
        "missing",
        pictures -> {
          throw new UncheckedIOException("MNIST is missing.", new IOException());
        });
    double[] x = {1, 2};
    LineChart chart = new LineChart("t", Axis.linear("x"), Axis.linear("y"), x).line("a", x);
    explorations.put("works", pictures -> pictures.save(chart, "picture", "A picture."));
  }

  @Test
  void withoutANameItLists() {
    assertThat(run()).isZero();
    assertThat(lines(out)).containsExactly("Name one of these, or all: missing, works");
  }

  @Test
  void aPictureIsSavedAndAnnounced() {
    assertThat(run("works")).isZero();
    assertThat(folder.resolve("picture.png")).isNotEmptyFile();
    assertThat(lines(out)).startsWith("A picture.");
    assertThat(lines(err)).isEmpty();
  }

  /** Made before the test begins: a test that makes one itself counts as not started. */
  static Stream<NotImplementedException> stub() {
    return Stream.of(new NotImplementedException("Task 3.1: Softmax.softmax"));
  }

  @ParameterizedTest
  @MethodSource("stub")
  void aTaskThatIsNotWrittenIsOneLineAndAllGoesOn(NotImplementedException stub) {
    explorations.put(
        "unwritten",
        pictures -> {
          throw stub;
        });
    explorations.put("last", explorations.get("works"));
    explorations.remove("works");
    assertThat(run("all")).isEqualTo(1);
    assertThat(lines(err))
        .containsExactly(
            "missing: MNIST is missing.",
            "unwritten: Task 3.1: Softmax.softmax is not written yet.");
    assertThat(folder.resolve("picture.png")).isNotEmptyFile();
  }

  @ParameterizedTest
  @MethodSource("stub")
  void aBonusThatIsNotWrittenIsNaN(NotImplementedException stub) {
    assertThat(Explore.ifWritten(() -> 7)).isEqualTo(7);
    assertThat(
            Explore.ifWritten(
                () -> {
                  throw stub;
                }))
        .isNaN();
  }

  @Test
  void missingDataIsOneLine() {
    assertThat(run("missing")).isEqualTo(1);
    assertThat(lines(err)).containsExactly("missing: MNIST is missing.");
  }

  @Test
  void anUnknownNameIsOneLine() {
    assertThat(run("nothing")).isEqualTo(1);
    assertThat(lines(err))
        .containsExactly(
            "There is no exploration nothing. Name one of these, or all: missing, works");
  }

  private int run(String... args) {
    return Explore.run(
        explorations,
        List.of(args),
        folder,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
