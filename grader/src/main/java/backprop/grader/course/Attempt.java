package backprop.grader.course;

/**
 * One of the submissions of a student.
 *
 * @param submission its name within the class
 * @param handedIn when, in the course's time zone, such as 2026-12-01 23:59; empty if not known
 * @param standing graded, or why not
 * @param score points of ordinary tasks and bonus before any policy; 0 if not graded
 * @param daysLate started days after the due date; 0 if in time
 * @param counts whether this is the one that counts
 */
public record Attempt(
    String submission,
    String handedIn,
    Standing standing,
    double score,
    int daysLate,
    boolean counts) {}
