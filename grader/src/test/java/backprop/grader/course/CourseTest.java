package backprop.grader.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {

  @TempDir private Path folder;

  /** The grader's file without its comments. */
  private static String rules() throws IOException {
    try (InputStream in = Course.class.getResourceAsStream("/" + Course.FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("(?m)^\\s*#.*\\R", "");
    }
  }

  /** The tasks with another section {@code course}. */
  private static String with(String section) throws IOException {
    return rules()
        .replaceFirst("(?s)course:.*?(?=tasks:)", Matcher.quoteReplacement(section) + "\n");
  }

  private Course read(String text) throws IOException {
    return Course.read(Files.writeString(folder.resolve(Course.FILE), text));
  }

  private void assertRefused(String text, String... words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Fault.class)
        .hasMessageContainingAll(words)
        .hasMessageStartingWith(Course.FILE)
        .message()
        .doesNotContain("\n", "backprop.grader", "java.")
        .hasSizeLessThan(250);
  }

  @Test
  void aCopyOfTheGradersFileIsTheStandard() throws IOException {
    assertThat(read(rules())).isEqualTo(Course.standard());
    assertThat(read("\uFEFF" + rules().replace("\n", "\r\n"))).isEqualTo(Course.standard());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "course:",
        "course: {}",
        "course: {late: null, scale: null, limits: null, groups: null, paper: null}",
        "course: {late: {}, scale: {}, limits: {}}",
        "course: {late: {penaltyPerDay: null, graceDays: null}, scale: {kind: null, step: null}}",
        "course: {limits: {call: null, test: null}, feedback: null, timeZone: null}"
      })
  void whatIsNotSaidHasTheDefaultOfTheGradersFile(String section) throws IOException {
    assertThat(read(with(section)).policy()).isEqualTo(Course.standard().policy());
  }

  @Test
  void whatIsSaidLeavesTheOtherDefaults() throws IOException {
    Policy policy = read(with("course: {late: {penaltyPerDay: 10}, limits: {call: 7}}")).policy();
    assertThat(policy.late()).isEqualTo(new LatePolicy(10, 0, null));
    assertThat(policy.limits()).isEqualTo(new TimeLimits(7, null, null));
    assertThat(policy.scale()).isEqualTo(Scale.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-01 23:59", "2026-12-01T23:59", "2026-12-01 23:59:00"})
  void aTimeMayBeWrittenInTheseWays(String time) throws IOException {
    assertThat(read(with("course: {due: '" + time + "'}")).policy().due())
        .isEqualTo(LocalDateTime.of(2026, 12, 1, 23, 59));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "due: 2026-02-30 23:59        | 2026-02-30 23:59 isn't a time such as",
        "due: 2026-12-01              | isn't a time such as 2026-12-01 23:59",
        "due: 1.12.2026 23:59         | isn't a time such as",
        "due: 2026-12-01 24:00        | isn't a time such as",
        "due: 20261201                | isn't a time such as",
        "due: ''                      | isn't a time such as",
        "timeZone: Berlin             | Berlin isn't a time zone such as Europe/Berlin",
        "timeZone: 1                  | isn't a time zone",
        "late: 10                     | late: not what belongs here",
        "late: {penaltyPerDay: ten}   | isn't a number",
        "late: {penaltyPerDay: -1}    | give a percentage from 0 to 100",
        "late: {penaltyPerDay: 101}   | give a percentage from 0 to 100",
        "late: {penaltyPerDay: .nan}  | give a percentage from 0 to 100",
        "late: {graceDays: 1.5}       | 1.5 isn't a whole number",
        "late: {graceDays: -1}        | graceDays: give a number of days",
        "late: {graceDays: 2, cutOffDays: 1} | no less than graceDays",
        "late: {graceDays: 99999999999} | too large",
        "counts: first                | first is none of [last, best, requested]",
        "counts: 1                    | is none of [last, best, requested]",
        "counts: [last]               | is none of [last, best, requested]",
        "groups: ''                   | is none of [none, names, roster]",
        "scale: {kind: 1}             | is none of [points, percent, 1-6, 1.0-5.0]",
        "scale: {passPercent: 0}      | between 0 and 100",
        "scale: {passPercent: 100}    | between 0 and 100",
        "scale: {step: 0}             | above 0",
        "feedback: true               | is none of [none, student, staff]",
        "paper: -3                    | give points from 0",
        "limits: {call: 0}            | at least 1",
        "limits: {call: 50}           | call <= test",
        "limits: [5]                  | limits: not what belongs here",
        "bonuses: none                | bonuses: no such key; known are [due, timeZone",
        "late: {penalty: 3}           | penalty: no such key; known are [penaltyPerDay",
      })
  void aWrongRuleIsNamedWithItsLine(String rule, String words) throws IOException {
    int line = rules().lines().toList().indexOf("course:") + 3;
    assertRefused(with("course:\n  bonus: adds\n  " + rule), ", line " + line + ": ", words);
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine() throws IOException {
    int line = rules().lines().toList().indexOf("course:") + 2;
    assertRefused(with("course:\n\tpaper: 1"), "line " + line, "a tab; indent with spaces");
    assertRefused(with("course:\n  paper: 1\n  paper: 2"), "line " + (line + 1), "there twice");
    assertRefused(with("course:\n  paper: 1\ncounts best"), "line " + (line + 1), "not YAML");
    assertRefused(with("course:\n  scale: {step: 1"), "line " + line);
    assertRefused(with("course:\n  timeZone: 'UTC"), "line " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "- a\n", "hello", "id: x\n", "---\n---\n"})
  void whatIsNoAssignmentIsRefused(String text) {
    assertRefused(text, "grader's assignment.yml");
  }

  @Test
  void onlyPointsOfPartsMayDiffer() throws IOException {
    Course course = read(rules().replace("\"1.1\": 4", "\"1.1\": 14"));
    assertThat(course.assignment().maxScore(false)).isEqualTo(110);
    assertRefused(rules().replace("\"1.1\": 4", "\"1.1\": 4.5"), "1.1: 4.5 isn't a whole number");
    assertRefused(rules().replace("\"1.1\": 4", "\"1.1\": -1"), "line", "part 1.1", "from 0");
    assertRefused(rules().replace("\"1.1\": 4", "\"1.1\": null"), "line", "part 1.1");
    assertRefused(rules().replace("\"1.1\": 4", "\"1.9\": 4"), "only points may differ");
    assertRefused(rules().replaceAll("(\\d\": )\\d+", "$10"), "no points for any task");
    assertRefused(rules().replace("\"2026.2\"", "\"2025.1\""), "2025.1", "2026.2", "what differs");
    assertRefused(rules().replace("id: backprop-by-hand", "id: other"), "other", "what differs");
    assertRefused(rules().replace("tasks:\n", "tasks:\n  -\n"), "only points may differ");
    assertRefused(rules().replace("files: [", "files: [a, "), "only points may differ");
  }

  @Test
  void whatIsNotSaidIsAsInTheGradersFile() throws IOException {
    Course standard = Course.standard();
    assertThat(read("course: {bonus: adds}\n").assignment()).isEqualTo(standard.assignment());
    Course course =
        read("title: Our course\nseed: 7\ntasks:\n  - id: \"1\"\n    parts: {\"1.1\": 9}\n");
    assertThat(course.assignment().title()).isEqualTo("Our course");
    assertThat(course.assignment().seed()).isEqualTo(7);
    assertThat(course.assignment().tasks().get(0).parts())
        .containsExactly(Map.entry("1.1", 9), Map.entry("1.2", 2));
    assertThat(course.assignment().tasks()).hasSameSizeAs(standard.assignment().tasks());
    assertThat(course.policy()).isEqualTo(read("seed: 1\n").policy());
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve(Course.FILE), new byte[] {(byte) 0xff, 0, 1});
    assertThatThrownBy(() -> Course.read(file)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Course.read(folder)).isInstanceOf(Fault.class);
  }
}
