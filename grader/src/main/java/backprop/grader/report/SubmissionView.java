package backprop.grader.report;

import backprop.grader.common.Texts;
import backprop.grader.course.Attempt;
import backprop.grader.course.Student;
import backprop.grader.course.TaskPoints.Correction;
import backprop.grader.result.TrainingRun;
import java.util.List;

/**
 * All that the page of a submission says.
 *
 * @param texts in the language of the page
 * @param name the student, or the submission
 * @param submission the one that counts; empty if the name says it, or if there is none
 * @param points the result in large figures; empty if there is none
 * @param grade empty if there is none
 * @param trouble why there is no result; null if there is one
 * @param sum how the total comes about
 * @param withTests whether there is a column for hidden tests
 * @param trainings that the student has run, for those who mark them
 * @param lateness what being late costs, in a sentence; empty if in time
 * @param facts about the run
 */
public record SubmissionView(
    Texts texts,
    String name,
    String assignment,
    String submission,
    List<Student> team,
    String points,
    String of,
    String grade,
    boolean partial,
    Trouble trouble,
    List<Line> sum,
    boolean withTests,
    List<TaskLine> tasks,
    List<LostPart> losses,
    List<String> replaced,
    List<String> notes,
    List<String> ignored,
    List<TrainingRun> trainings,
    String lateness,
    List<Attempt> attempts,
    List<Fact> facts) {

  /** Returns what staff decided of a part. */
  public List<Correction> corrections(String part) {
    return tasks.stream()
        .flatMap(task -> task.corrections().stream())
        .filter(correction -> correction.item().equals(part))
        .toList();
  }

  /** A line of a sum; {@code of} is empty where there's no maximum. */
  public record Line(String label, String points, String of, boolean total) {}

  /**
   * A task.
   *
   * @param tests such as "16 of 16"; empty if not told
   * @param state of all tests, such as "not written yet"; empty if they differ
   * @param corrections what staff decided
   */
  public record TaskLine(
      String id,
      String title,
      boolean bonus,
      double score,
      double maxScore,
      String tests,
      String state,
      List<Correction> corrections) {}

  /** A name and what it stands for. */
  public record Fact(String name, String value) {}
}
