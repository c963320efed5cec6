package backprop.grader.report;

import static backprop.grader.common.Numbers.points;

import backprop.grader.course.ClassResult;
import backprop.grader.course.StudentResult;
import backprop.grader.course.TaskPoints;
import backprop.grader.report.SubmissionView.Fact;
import backprop.grader.report.SubmissionView.Line;
import backprop.grader.report.SubmissionView.TaskLine;
import backprop.grader.result.Result;
import backprop.grader.result.Scoring;
import backprop.grader.result.TaskResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of one submission: no script, no request, the same bytes for the same result. */
public final class SubmissionPage {

  private static final Frame FRAME = Frame.with();

  private SubmissionPage() {}

  /**
   * Returns the page of a submission on its own.
   *
   * @param title of the assignment
   * @param graded cut to what the reader may see
   */
  public static String of(String title, Result graded) {
    Result result = graded.shown();
    return page(
        new SubmissionView(
            result.submission().name(),
            title,
            "",
            List.of(),
            points(result.score()),
            points(result.maxScore()),
            "",
            result.partial(),
            null,
            List.of(
                new Line("Tasks", points(result.score()), points(result.maxScore()), false),
                new Line("Bonus", points(result.bonus()), points(result.maxBonus()), false)),
            !Summary.scoresOnly(result),
            result.tasks().stream().map(SubmissionPage::task).toList(),
            Losses.of(result),
            Summary.replaced(result),
            Summary.notes(result),
            result.submission().ignored(),
            result.submission().trainings(),
            "",
            List.of(),
            facts(result)));
  }

  /**
   * Returns a student's page.
   *
   * @param result of the submission that counts, cut to what the reader may see; null if there is
   *     none
   */
  public static String of(StudentResult entry, ClassResult course, Result result) {
    boolean told = result != null && !Summary.scoresOnly(result);
    // Staff can give points where the grader can't.
    boolean scored = result != null || entry.hasPoints();
    return page(
        new SubmissionView(
            entry.student().name(),
            course.title(),
            entry.submission(),
            entry.team(),
            scored ? points(entry.total()) : "",
            scored ? points(course.maxTotal()) : "",
            entry.grade(),
            result != null && result.partial(),
            Trouble.of(entry),
            scored ? sum(entry, course) : List.of(),
            told,
            tasks(entry, result),
            told ? Losses.of(result) : List.of(),
            told ? Summary.replaced(result) : List.of(),
            result == null ? List.of() : Summary.notes(result),
            result == null ? List.of() : result.submission().ignored(),
            result == null ? List.of() : result.submission().trainings(),
            entry.lateness() == null ? "" : entry.lateness().sentence(),
            entry.attempts(),
            result == null ? facts(course) : facts(result)));
  }

  private static String page(SubmissionView view) {
    return FRAME.render("submission.jte", view);
  }

  private static List<Line> sum(StudentResult entry, ClassResult course) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Tasks", points(entry.score()), points(course.maxScore()), false));
    if (course.maxBonus() > 0) {
      lines.add(new Line("Bonus", points(entry.bonus()), points(course.maxBonus()), false));
    }
    if (entry.paper() != null) {
      String max = course.maxPaper() > 0 ? points(course.maxPaper()) : "";
      lines.add(new Line("Questions on paper", points(entry.paper()), max, false));
    } else if (course.maxPaper() > 0) {
      lines.add(new Line("Questions on paper", "none yet", points(course.maxPaper()), false));
    }
    double penalty = entry.lateness() == null ? 0 : entry.lateness().penalty();
    if (penalty > 0) {
      lines.add(new Line("Late", "\u2212" + points(penalty), "", false));
    }
    double paper = entry.paper() == null ? 0 : entry.paper();
    double unused = Scoring.round(entry.score() + entry.bonus() + paper - penalty - entry.total());
    if (unused > 0) {
      lines.add(new Line("Bonus that doesn’t count", "\u2212" + points(unused), "", false));
    }
    lines.add(new Line("Total", points(entry.total()), points(course.maxTotal()), true));
    return lines;
  }

  private static List<TaskLine> tasks(StudentResult entry, Result result) {
    Map<String, TaskResult> graded =
        result == null
            ? Map.of()
            : result.tasks().stream()
                .collect(Collectors.toMap(TaskResult::id, Function.identity()));
    return entry.tasks().stream().map(task -> task(task, graded.get(task.id()))).toList();
  }

  private static TaskLine task(TaskPoints task, TaskResult graded) {
    return new TaskLine(
        task.id(),
        task.title(),
        task.bonus(),
        task.score(),
        task.maxScore(),
        graded == null ? "" : tests(graded),
        graded == null ? "" : Summary.commonState(graded),
        task.correction());
  }

  private static TaskLine task(TaskResult task) {
    return task(
        new TaskPoints(task.id(), task.title(), task.bonus(), task.score(), task.maxScore(), null),
        task);
  }

  private static String tests(TaskResult task) {
    return task.tests().isEmpty() ? "" : task.passed() + " of " + task.count();
  }

  private static List<Fact> facts(Result result) {
    return List.of(
        new Fact("Submission", result.submission().name()),
        new Fact("SHA-256", result.submission().sha256()),
        new Fact("Files", String.join(", ", result.submission().files())),
        new Fact("Ran in", result.isolation().sentence()),
        new Fact("Seed", Long.toString(result.seed())),
        new Fact("Grader", result.graderVersion()),
        new Fact("Handout", result.assignmentVersion()));
  }

  private static List<Fact> facts(ClassResult course) {
    return List.of(
        new Fact("Grader", course.graderVersion()),
        new Fact("Handout", course.assignmentVersion()));
  }
}
