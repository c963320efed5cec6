package backprop.grader.course;

import backprop.grader.common.Texts;
import java.util.List;

/**
 * All results of a class, as in {@code class.json}. Nothing in it depends on when or how fast it
 * was graded.
 *
 * @param title of the course's assignment
 * @param due such as 2026-12-01 23:59 Europe/Berlin; empty if there is no due date
 * @param maxScore points of the ordinary tasks
 * @param maxPaper points of the questions on paper; 0 if they don't count here
 * @param maxTotal the total that is 100 %; where bonus points are on top, a total may be higher
 * @param scale the words for the scale, such as 1.0 (best) to 5.0; empty if there is none
 * @param language of pages and comments
 * @param equal students who handed in the same; none where their sources weren't looked at
 */
public record ClassResult(
    String assignment,
    String assignmentVersion,
    String graderVersion,
    String title,
    String due,
    int maxScore,
    int maxBonus,
    double maxPaper,
    double maxTotal,
    String scale,
    Texts language,
    ClassStatistics statistics,
    List<EqualWork> equal,
    List<StudentResult> students) {}
