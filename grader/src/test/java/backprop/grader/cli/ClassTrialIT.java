package backprop.grader.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.classes.Attempt;
import backprop.grader.classes.Expected;
import backprop.grader.classes.GeneratedClass;
import backprop.grader.classes.HandIn;
import backprop.grader.classes.Shape;
import backprop.grader.classes.Student;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A class as it comes from Moodle, with a German worksheet: everybody gets what the generator says.
 * With {@code -Dclass.trial.submissions=2000} it is a large one.
 */
@Tag("full")
class ClassTrialIT {

  private static final int SUBMISSIONS = Integer.getInteger("class.trial.submissions", 40);
  private static final long SEED = Long.getLong("class.trial.seed", 20261130);

  /** Words of names that would be in any page. */
  private static final Set<String> ORDINARY =
      Set.of("table", "script", "alert", "error", "file", "students", "agent", "power");

  /** One look at each: a search for thousands of names in thousands of pages takes hours. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void everybodyGetsWhatIsExpectedAndNobodyIsNamedWhereNumbersAre() throws Exception {
    System.out.println("class.trial.submissions " + SUBMISSIONS + ", class.trial.seed " + SEED);
    GeneratedClass made =
        GeneratedClass.write(
            SUBMISSIONS,
            Shape.MOODLE_ZIP,
            folder.resolve("class"),
            SEED,
            CommandLineRun.repository());
    Path course = Files.createDirectories(folder.resolve("course"));
    Files.writeString(
        course.resolve("assignment.yml"),
        """
        course:
          due: 2026-06-15 23:59
          timeZone: Europe/Berlin
          late: { penaltyPerDay: 10 }
          language: de
        """);
    Path out = folder.resolve("out");
    Path worksheet = made.worksheets().get(1);
    List<Object> command =
        new ArrayList<>(
            List.of("class", made.path(), "--out", out, "--course", course, "--worksheet"));
    command.addAll(List.of(worksheet, CommandLineRun.sandbox()));
    CommandLineRun run = measured("graded", command);
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    compare(made, new JsonMapper().readTree(out.resolve("class.json").toFile()));
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("<html lang=\"de\">", "Wie sich die Punkte verteilen");
    assertThat(Files.readString(out.resolve("worksheet.csv"))).contains("Gesamt: ", "Aufgabe 3: ");
    assertThat(Files.readString(out.resolve("gradebook.csv")).lines().findFirst().orElseThrow())
        .contains(
            Files.readString(worksheet).lines().findFirst().orElseThrow().contains(";")
                ? ";"
                : ",");

    command.addAll(List.of("--anonymous", "--gradebook-for", "canvas,ilias"));
    run = measured("pages and lists anew, without names", command);
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    assertThat(run.err()).contains(" 0 to grade");
    assertThat(out.resolve("key/key.csv")).content(UTF_8).contains("Lovelace");
    assertThat(out.resolve("key/worksheet.csv")).exists();
    assertThat(out.resolve("key/canvas.csv")).content(UTF_8).contains("Lovelace");
    assertThat(out.resolve("worksheet.csv")).doesNotExist();
    assertThat(out.resolve("feedback.zip")).doesNotExist();
    assertNamesNobody(out, made);
  }

  /** Says how long a command takes, and how much more of the heap it fills. */
  private static CommandLineRun measured(String what, List<Object> command) {
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    System.gc();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    long start = System.nanoTime();
    CommandLineRun run = CommandLineRun.of(command.toArray());
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f s, at most %d MB of heap more than %d MB%n",
        what,
        seconds,
        (peak - before) >> 20,
        before >> 20);
    return run;
  }

  private static void compare(GeneratedClass made, JsonNode course) {
    Map<String, JsonNode> byId = new HashMap<>();
    course.get("students").forEach(s -> byId.put(s.path("student").path("id").asString(), s));
    assertThat(byId).hasSize(made.handIns().size() + made.absent().size());
    List<String> wrong = new ArrayList<>();
    for (HandIn handIn : made.handIns()) {
      Attempt last = handIn.last();
      JsonNode student = byId.get(Integer.toString(handIn.student().participant()));
      double score = student.get("score").asDouble();
      boolean graded = student.get("standing").asString().equals("GRADED");
      boolean right =
          switch (last.expected()) {
            case FULL -> graded && score == 100;
            case LESS -> graded && score > 0 && score < 100;
            case ZERO -> graded && score == 0;
            case UNREADABLE -> student.get("standing").asString().equals("UNREADABLE");
          };
      boolean late = !student.get("lateness").isNull();
      if (!right || graded && late != last.isLate()) {
        wrong.add(
            handIn.line() + " got " + student.get("standing") + " " + score + ", late " + late);
      }
    }
    for (Student absent : made.absent()) {
      JsonNode student = byId.get(Integer.toString(absent.participant()));
      if (!student.get("standing").asString().equals("MISSING")) {
        wrong.add(absent.name() + " handed in nothing and is " + student.get("standing"));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(made.handIns().stream().map(handIn -> handIn.last().expected()))
        .contains(Expected.values());
  }

  /** Looks into all that isn't for the grader's user alone. */
  private static void assertNamesNobody(Path out, GeneratedClass made) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    Stream.concat(made.absent().stream(), made.handIns().stream().map(HandIn::student))
        .forEach(
            student -> {
              words.add(student.matriculation());
              words.add(Integer.toString(student.participant()));
              Pattern.compile("\\p{Lu}\\p{L}{3,}|\\p{Lo}{2,}")
                  .matcher(student.name())
                  .results()
                  .map(word -> word.group())
                  .filter(word -> !ORDINARY.contains(word.toLowerCase(Locale.ROOT)))
                  .forEach(words::add);
            });
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = out.relativize(file);
        if (!name.startsWith("key") && !name.startsWith("results")) {
          String seen = name + "\n" + withoutScripts(Files.readString(file));
          assertThat(WORD.matcher(seen).results().map(MatchResult::group).filter(words::contains))
              .as("%s", name)
              .isEmpty();
        }
      }
    }
  }

  private static String withoutScripts(String page) {
    return page.replaceAll("(?s)<(script|style)>.*?</\\1>", "");
  }
}
