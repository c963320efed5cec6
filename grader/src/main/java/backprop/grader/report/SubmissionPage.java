package backprop.grader.report;

import backprop.grader.common.Texts;
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
    Texts t = Texts.EN;
    return page(
        new SubmissionView(
            t,
            result.submission().name(),
            title,
            "",
            List.of(),
            t.points(result.score()),
            t.points(result.maxScore()),
            "",
            result.partial(),
            null,
            List.of(
                new Line(
                    t.say("sum.tasks"),
                    t.points(result.score()),
                    t.points(result.maxScore()),
                    false),
                new Line(
                    t.say("sum.bonus"),
                    t.points(result.bonus()),
                    t.points(result.maxBonus()),
                    false)),
            !Summary.scoresOnly(result),
            result.tasks().stream().map(task -> task(task, t)).toList(),
            Losses.of(result, t),
            Summary.replaced(result, t),
            Summary.notes(result),
            result.submission().ignored(),
            result.submission().trainings(),
            "",
            List.of(),
            facts(result, t)));
  }

  /**
   * Returns a student's page.
   *
   * @param result of the submission that counts, cut to what the reader may see; null if there is
   *     none
   */
  public static String of(StudentResult entry, ClassResult course, Result result) {
    Texts t = course.language();
    boolean told = result != null && !Summary.scoresOnly(result);
    // Staff can give points where the grader can't.
    boolean scored = result != null || entry.hasPoints();
    return page(
        new SubmissionView(
            t,
            entry.student().name(),
            course.title(),
            entry.submission(),
            entry.team(),
            scored ? t.points(entry.total()) : "",
            scored ? t.points(course.maxTotal()) : "",
            entry.grade(),
            result != null && result.partial(),
            Trouble.of(entry, t),
            scored ? sum(entry, course) : List.of(),
            told,
            tasks(entry, result, t),
            told ? Losses.of(result, t) : List.of(),
            told ? Summary.replaced(result, t) : List.of(),
            result == null ? List.of() : Summary.notes(result),
            result == null ? List.of() : result.submission().ignored(),
            result == null ? List.of() : result.submission().trainings(),
            entry.lateness() == null ? "" : entry.lateness().sentence(),
            entry.attempts(),
            result == null ? facts(course, t) : facts(result, t)));
  }

  private static String page(SubmissionView view) {
    return FRAME.render("submission.jte", view);
  }

  private static List<Line> sum(StudentResult entry, ClassResult course) {
    Texts t = course.language();
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(t.say("sum.tasks"), t.points(entry.score()), t.points(course.maxScore()), false));
    if (course.maxBonus() > 0) {
      lines.add(
          new Line(
              t.say("sum.bonus"), t.points(entry.bonus()), t.points(course.maxBonus()), false));
    }
    if (entry.paper() != null) {
      String max = course.maxPaper() > 0 ? t.points(course.maxPaper()) : "";
      lines.add(new Line(t.say("sum.paper"), t.points(entry.paper()), max, false));
    } else if (course.maxPaper() > 0) {
      lines.add(
          new Line(
              t.say("sum.paper"), t.say("sum.paper.none"), t.points(course.maxPaper()), false));
    }
    double penalty = entry.lateness() == null ? 0 : entry.lateness().penalty();
    if (penalty > 0) {
      lines.add(new Line(t.say("sum.late"), "\u2212" + t.points(penalty), "", false));
    }
    double paper = entry.paper() == null ? 0 : entry.paper();
    double unused = Scoring.round(entry.score() + entry.bonus() + paper - penalty - entry.total());
    if (unused > 0) {
      lines.add(new Line(t.say("sum.unused"), "\u2212" + t.points(unused), "", false));
    }
    lines.add(
        new Line(t.say("sum.total"), t.points(entry.total()), t.points(course.maxTotal()), true));
    return lines;
  }

  private static List<TaskLine> tasks(StudentResult entry, Result result, Texts t) {
    Map<String, TaskResult> graded =
        result == null
            ? Map.of()
            : result.tasks().stream()
                .collect(Collectors.toMap(TaskResult::id, Function.identity()));
    return entry.tasks().stream().map(task -> task(task, graded.get(task.id()), t)).toList();
  }

  private static TaskLine task(TaskPoints task, TaskResult graded, Texts t) {
    return new TaskLine(
        task.id(),
        task.title(),
        task.bonus(),
        task.score(),
        task.maxScore(),
        graded == null ? "" : tests(graded, t),
        graded == null ? "" : Summary.commonState(graded, t),
        task.corrections());
  }

  private static TaskLine task(TaskResult task, Texts t) {
    return task(
        new TaskPoints(
            task.id(), task.title(), task.bonus(), task.score(), task.maxScore(), List.of()),
        task,
        t);
  }

  private static String tests(TaskResult task, Texts t) {
    return task.tests().isEmpty() ? "" : t.say("of", task.passed(), task.count());
  }

  private static List<Fact> facts(Result result, Texts t) {
    return List.of(
        new Fact(t.say("about.submission"), result.submission().name()),
        new Fact(t.say("about.sha256"), result.submission().sha256()),
        new Fact(t.say("about.files"), String.join(", ", result.submission().files())),
        new Fact(t.say("about.ran-in"), result.isolation().sentence()),
        new Fact(t.say("about.seed"), Long.toString(result.seed())),
        new Fact(t.say("about.grader"), result.graderVersion()),
        new Fact(t.say("about.handout"), result.assignmentVersion()));
  }

  private static List<Fact> facts(ClassResult course, Texts t) {
    return List.of(
        new Fact(t.say("about.grader"), course.graderVersion()),
        new Fact(t.say("about.handout"), course.assignmentVersion()));
  }
}
