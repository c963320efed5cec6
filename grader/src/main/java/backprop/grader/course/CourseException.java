package backprop.grader.course;

/** A course's file says something that can't be; the message names the place and what to do. */
public final class CourseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CourseException(String message) {
    super(message);
  }
}
