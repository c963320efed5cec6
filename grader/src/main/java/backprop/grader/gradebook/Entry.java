package backprop.grader.gradebook;

import java.util.List;

/**
 * One student's line in the gradebook; the page, the lists and the worksheet are drawn from it.
 *
 * @param submission the name of the one that counts; empty if nothing was handed in
 * @param team the others who handed in the same submission
 * @param remark why there is no result; empty if there is one
 * @param attempts all that was handed in, in order of time
 * @param tasks points task by task; empty if there is no result
 * @param score points of the ordinary tasks
 * @param bonus points of the bonus tasks
 * @param paper points of the questions on paper; null if none are known
 * @param lateness null if in time
 * @param total what counts in the end; 0 if there is no result
 * @param grade on the course's scale; empty if there is none
 */
public record Entry(
    Student student,
    Standing standing,
    String submission,
    List<Student> team,
    String remark,
    List<Attempt> attempts,
    List<TaskPoints> tasks,
    double score,
    double bonus,
    Double paper,
    Lateness lateness,
    double total,
    String grade) {

  /** Tells whether a total is known: from the grader, or from points that staff gave. */
  boolean hasTotal() {
    return standing == Standing.GRADED || !tasks.isEmpty();
  }
}
