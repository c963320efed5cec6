package backprop.grader.report;

import backprop.grader.common.Texts;
import backprop.grader.course.Attempt;
import backprop.grader.course.ClassResult;
import backprop.grader.course.Lateness;
import backprop.grader.course.Standing;
import backprop.grader.course.StoredResult;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.course.TaskPoints.Correction;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.TaskResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A class as it might be: random results from a seed, with every standing, late ones, corrections
 * and names of all kinds.
 */
final class SampleClass {

  private static final String[] FIRST = {
    "Ada", "Jürgen", "Zoë", "Nguyễn", "Søren", "Łucja", "O’Neil", "María José", "Emmy", "Kurt",
    "Sofia", "Grace", "Alan", "Chidi", "Yuki", "Fatima", "Leonhard", "Émilie", "Srinivasa", "Mia"
  };
  private static final String[] LAST = {
    "Lovelace",
    "Müller",
    "Kovačević",
    "Thị Hồng",
    "Ångström",
    "Żółć",
    "van der Berg",
    "d’Alembert",
    "Noether",
    "Gödel",
    "Kowalewskaja",
    "Hopper",
    "Turing",
    "Okonkwo",
    "Tanaka",
    "al-Khwarizmi",
    "Euler",
    "du Châtelet",
    "Ramanujan",
    "Schmidt",
    "Bernoulli",
    "Castro",
    "Weiß",
    "Nowak",
    "Rossi"
  };

  /** Names that a page must show as text, whatever they look like. */
  static final List<String> STRANGE =
      List.of(
          "<script>alert(1)</script>",
          "\"Quoted\" & 'O''Brien'",
          "</title><img src=x onerror=alert(1)>&amp;",
          "ليلى الأحمد",
          "Robin 🏳️‍🌈 Garcia",
          "=HYPERLINK(\"http://example.org\")",
          "${7*7} {{7*7}} <!-- -->");

  /** Draws that give a missing, an unreadable and an ungraded one. */
  private static final double[] RARE = {0, 0.04, 0.05};

  private static final List<Student> TEAM =
      List.of(new Student("1", "Bo <b>Bold</b>", ""), new Student("2", "Zoë", ""));

  private static final int MAX_TOTAL = 110;
  private static final String DUE = "2026-12-01 23:59";

  private final Random random;
  private final List<StudentResult> entries = new ArrayList<>();
  private final Map<String, StoredResult> results = new TreeMap<>();

  private SampleClass(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a class of so many students. */
  static SampleClass of(int students, long seed) {
    SampleClass sample = new SampleClass(seed);
    for (int i = 0; i < students; i++) {
      sample.add(i);
    }
    return sample;
  }

  /** Returns the gradebook. */
  ClassResult book() {
    return book(Texts.EN);
  }

  /** Returns the gradebook of a course in a language. */
  ClassResult book(Texts language) {
    return new ClassResult(
        "backprop-by-hand",
        "2026.1",
        "1.0.0",
        "Backprop by Hand",
        DUE + " Europe/Berlin",
        100,
        15,
        10,
        MAX_TOTAL,
        "1.0 (best) to 5.0",
        language,
        new SampleStatistics(entries, stored()).statistics(),
        List.of(),
        entries);
  }

  /** Returns the first who can't be read, with points that staff gave. */
  StudentResult byHand() {
    StudentResult entry =
        entries.stream().filter(e -> e.standing() == Standing.UNREADABLE).findFirst().orElseThrow();
    Correction given = new Correction("1", 0, 5, "by mail", "A");
    return new StudentResult(
        entry.student(),
        entry.standing(),
        entry.submission(),
        List.of(),
        entry.remark(),
        entry.attempts(),
        List.of(new TaskPoints("1", "Sigmoid", false, 5, 6, List.of(given))),
        5,
        0,
        null,
        null,
        5,
        "5.0");
  }

  /** Returns all results, by submission. */
  List<StoredResult> stored() {
    return List.copyOf(results.values());
  }

  /** Returns the result that counts for a student; null if there is none. */
  Result result(StudentResult entry) {
    StoredResult stored = results.get(entry.submission());
    return stored == null ? null : stored.result();
  }

  /** Returns the address of a student's page. */
  static String link(StudentResult entry) {
    return "pages/" + entry.student().id() + ".html";
  }

  /** Tells whether a student has a result. */
  static boolean isGraded(StudentResult entry) {
    return entry.standing() == Standing.GRADED;
  }

  private void add(int i) {
    String id = String.valueOf(300_000 + 37 * i);
    String name =
        i < STRANGE.size()
            ? STRANGE.get(i)
            : FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(LAST.length)];
    Student student = new Student(id, name, "");
    String submission = name + "_" + id + "_assignsubmission_file";
    // One of each at least.
    int rare = i - STRANGE.size();
    double dice = rare >= 0 && rare < RARE.length ? RARE[rare] : random.nextDouble();
    if (dice < 0.03) {
      entries.add(without(student, Standing.MISSING, "", ""));
    } else if (dice < 0.045) {
      String why = "not a .zip or .tar.gz, and no Java file in it: report <final>.docx";
      results.put(submission, new StoredResult(submission, "key", why, null));
      entries.add(without(student, Standing.UNREADABLE, submission, why));
    } else if (dice < 0.051) {
      String why = "the grader failed: the sandbox could not be started";
      entries.add(without(student, Standing.UNGRADED, submission, why));
    } else {
      Result result = new SampleResult(random).of(submission, 0.65 + 0.35 * random.nextGaussian());
      results.put(submission, new StoredResult(submission, "key", "", result));
      entries.add(graded(student, result));
    }
  }

  private static StudentResult without(
      Student student, Standing standing, String submission, String why) {
    List<Attempt> attempts =
        standing == Standing.MISSING
            ? List.of()
            : List.of(new Attempt(submission, "2026-12-01 20:11", standing, 0, 0, true));
    return new StudentResult(
        student,
        standing,
        submission,
        List.of(),
        why,
        attempts,
        List.of(),
        0,
        0,
        null,
        null,
        0,
        "");
  }

  private StudentResult graded(Student student, Result result) {
    List<TaskPoints> tasks = new ArrayList<>();
    boolean corrected = random.nextInt(40) == 0;
    for (TaskResult task : result.tasks()) {
      boolean here = corrected && task.id().equals("3") && task.score() < task.maxScore();
      tasks.add(
          new TaskPoints(
              task.id(),
              task.title(),
              task.bonus(),
              here ? task.maxScore() : task.score(),
              task.maxScore(),
              here
                  ? List.of(
                      new Correction(
                          "3",
                          task.score(),
                          task.maxScore(),
                          "the handout’s sign was misprinted & corrected",
                          "Dr. <Weber>"))
                  : List.of()));
    }
    double score = sum(tasks, false);
    double bonus = sum(tasks, true);
    Double paper = random.nextInt(10) == 0 ? null : random.nextInt(21) / 2.0;
    int days = random.nextInt(12) == 0 ? 1 + random.nextInt(3) : 0;
    double earned = Math.min(100, score + bonus);
    double penalty = Scoring.round(earned * 0.1 * days);
    double total = Scoring.round(earned - penalty + (paper == null ? 0 : paper));
    return new StudentResult(
        student,
        Standing.GRADED,
        result.submission().name(),
        random.nextInt(15) == 0 ? TEAM : List.of(),
        "",
        attempts(result, days),
        tasks,
        score,
        bonus,
        paper,
        days == 0
            ? null
            : new Lateness(
                DUE,
                days,
                penalty,
                "handed in 2026-12-0"
                    + (1 + days)
                    + " 07:30, "
                    + days
                    + " started days after the due date; this costs "
                    + penalty
                    + " points"),
        total,
        grade(total));
  }

  private List<Attempt> attempts(Result result, int days) {
    String name = result.submission().name();
    List<Attempt> attempts = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      attempts.add(
          new Attempt(name + "_old", "2026-11-28 23:10", Standing.GRADED, 31.25, 0, false));
    }
    String time = days == 0 ? "2026-12-01 22:47" : "2026-12-0" + (1 + days) + " 07:30";
    double score = Scoring.round(result.score() + result.bonus());
    attempts.add(new Attempt(name, time, Standing.GRADED, score, days, true));
    return attempts;
  }

  private static double sum(List<TaskPoints> tasks, boolean bonus) {
    return Scoring.round(
        tasks.stream().filter(t -> t.bonus() == bonus).mapToDouble(TaskPoints::score).sum());
  }

  private static String grade(double total) {
    double share = total / MAX_TOTAL;
    return share < 0.5 ? "5.0" : String.valueOf(Math.round((4 - 6 * (share - 0.5)) * 10) / 10.0);
  }
}
