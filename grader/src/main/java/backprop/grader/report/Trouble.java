package backprop.grader.report;

import backprop.grader.course.StudentResult;

/**
 * Why there is no result.
 *
 * @param title what happened
 * @param remark in the grader's words; empty if there is no more to say
 * @param advice what to do about it
 */
public record Trouble(String title, String remark, String advice) {

  /** Returns what to tell a student without a result; null if there is one. */
  static Trouble of(StudentResult entry) {
    return switch (entry.standing()) {
      case GRADED -> null;
      case UNGRADED ->
          new Trouble(
              "Not graded yet",
              entry.remark(),
              "The grader itself failed. This is no fault of the submission and not a zero: it will"
                  + " be graded again, and there is nothing for you to do.");
      case UNREADABLE ->
          new Trouble(
              "This can’t be read as a submission",
              entry.remark(),
              "Run “mvn package” in your project, and hand in the file “target/submission.zip” that"
                  + " it writes. If you have done that, show this page to the course staff.");
      case MISSING ->
          new Trouble(
              "Nothing was handed in",
              entry.remark(),
              "If you did hand something in, show this page to the course staff, with the time and"
                  + " the name of the file.");
    };
  }
}
